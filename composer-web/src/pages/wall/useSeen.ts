import { type RefObject, useEffect, useState } from "react";

/** Begins a screen before it comes into view. */
const AHEAD = "100% 0px";

/** Whether an element has come near the screen; once it has, that stays so. */
export function useSeen(element: RefObject<HTMLElement | null>): boolean {
  const [seen, setSeen] = useState(() => typeof IntersectionObserver === "undefined");
  useEffect(() => {
    const watched = element.current;
    if (seen || !watched) return;
    const watch = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true),
      { rootMargin: AHEAD },
    );
    watch.observe(watched);
    return () => watch.disconnect();
  }, [element, seen]);
  return seen;
}
