import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { currentLanguage } from "../../i18n";
import { type Draft, newDraft, Shelf } from "./draft";

const KEEP_AFTER_MS = 400;

/** The country of numbers that name none, until the reader says otherwise. */
const usual = () => (currentLanguage() === "zh-CN" ? "+86" : "");

/** The send of a template as this browser has it; every change is kept, the confirmed ones at once. */
export function useDraft(user: string, template: string) {
  const shelf = useMemo(() => new Shelf(user, template), [user, template]);
  const [draft, setDraft] = useState(() => shelf.read() ?? newDraft(usual()));
  const [kept, setKept] = useState(true);
  const newest = useRef(draft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    setKept(shelf.keep(newest.current));
  }, [shelf]);
  const change = useCallback(
    (edit: (draft: Draft) => Draft) => {
      newest.current = edit(newest.current);
      setDraft(newest.current);
      clearTimeout(timer.current);
      // What was handed over must not be asked for under another name.
      if (newest.current.out) keep();
      else timer.current = setTimeout(keep, KEEP_AFTER_MS);
    },
    [keep],
  );
  useEffect(() => {
    const leave = () => {
      if (timer.current !== undefined) keep();
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [keep]);
  const renew = useCallback(
    () => change(({ list, terms }) => newDraft(list.country, { ...terms, at: "" })),
    [change],
  );
  return { draft, change, renew, kept };
}
