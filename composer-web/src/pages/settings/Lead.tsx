import type { ReactNode } from "react";
import { useTitle } from "../../shell/useTitle";
import classes from "./Settings.module.css";

/** What a page is for, and its first deed beside it. */
export function Lead({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  useTitle(title);
  return (
    <div className={classes.opening}>
      <p className={classes.lead}>{text}</p>
      {children}
    </div>
  );
}
