import type { ReactNode } from "react";
import { Icon } from "../../shell/Icon";
import classes from "./Settings.module.css";

/** What a test found: a sign and a sentence. */
export function Finding({ good, children }: { good: boolean; children: ReactNode }) {
  return (
    <p className={classes.finding} data-tone={good ? "good" : "bad"} data-testid="finding">
      <Icon name={good ? "check" : "cross"} size={16} />
      <span>{children}</span>
    </p>
  );
}
