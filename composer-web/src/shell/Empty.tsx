import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import classes from "./Notice.module.css";

type Props = {
  icon: IconName;
  title: string;
  text?: string;
  /** The notice is all that the page has. */
  wholePage?: boolean;
  children?: ReactNode;
};

/** A list with nothing in it says why, and offers the next step. */
export function Empty({ icon, title, text, wholePage = false, children }: Props) {
  return (
    <div className={classes.empty} data-testid="empty">
      <Icon name={icon} size={28} />
      {wholePage ? <h1>{title}</h1> : <strong>{title}</strong>}
      {text && <p>{text}</p>}
      {children}
    </div>
  );
}
