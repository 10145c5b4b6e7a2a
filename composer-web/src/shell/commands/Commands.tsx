import { useEffect } from "react";
import { later } from "../later";
import classes from "../Notice.module.css";
import { commands } from "./commands";

const Palette = later(() => import("./Palette"), "Palette");
const Shortcuts = later(() => import("./Shortcuts"), "Shortcuts");
const OwnPassword = later(() => import("./OwnPassword"), "OwnPassword");

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Ctrl or Cmd with K goes anywhere, a question mark tells the keys. Neither opens over a window that is open already. */
export function Commands() {
  const { open, show } = commands();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const opened = document.querySelector('[role="dialog"]');
      // A window that did not come has left a notice.
      if (event.key === "Escape" && !opened) show(undefined);
      const control = event.ctrlKey || event.metaKey;
      const wanted =
        control && event.key.toLowerCase() === "k"
          ? "palette"
          : event.key === "?" && !control && !typing(event.target)
            ? "shortcuts"
            : undefined;
      if (!wanted) return;
      event.preventDefault();
      if (!opened) show(wanted);
    };
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("keydown", press);
      show(undefined);
    };
  }, [show]);
  return (
    <div className={classes.over}>
      {open === "palette" && <Palette />}
      {open === "shortcuts" && <Shortcuts />}
      {open === "password" && <OwnPassword />}
    </div>
  );
}
