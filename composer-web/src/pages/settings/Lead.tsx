import type { ReactNode } from "react";
import { useTitle } from "../../shell/useTitle";
import classes from "./Settings.module.css";

type Props = {
  title: string;
  text: string;
  /** A table follows, not a list. */
  wide?: boolean;
  children?: ReactNode;
};

/** What a page is for, and its first deed beside it. */
export function Lead({ title, text, wide = false, children }: Props) {
  useTitle(title);
  return (
    <div className={classes.opening} data-wide={wide}>
      <p className={classes.lead}>{text}</p>
      {children}
    </div>
  );
}
