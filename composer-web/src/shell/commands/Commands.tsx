import { lazy, Suspense, useEffect } from "react";
import { commands } from "./commands";

const Palette = lazy(async () => ({ default: (await import("./Palette")).Palette }));
const Shortcuts = lazy(async () => ({ default: (await import("./Shortcuts")).Shortcuts }));
const OwnPassword = lazy(async () => ({ default: (await import("./OwnPassword")).OwnPassword }));

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Ctrl or Cmd with K goes anywhere, a question mark tells the keys. Neither opens over a window that is open already. */
export function Commands() {
  const { open, show } = commands();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const control = event.ctrlKey || event.metaKey;
      const wanted =
        control && event.key.toLowerCase() === "k"
          ? "palette"
          : event.key === "?" && !control && !typing(event.target)
            ? "shortcuts"
            : undefined;
      if (!wanted) return;
      event.preventDefault();
      if (!document.querySelector('[role="dialog"]')) show(wanted);
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
      show(undefined);
    };
  }, [show]);
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette />}
      {open === "shortcuts" && <Shortcuts />}
      {open === "password" && <OwnPassword />}
    </Suspense>
  );
}
