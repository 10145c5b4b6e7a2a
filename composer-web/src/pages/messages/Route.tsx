import { useTranslation } from "react-i18next";
import type { MessageSummary } from "../../api/types";
import classes from "./Messages.module.css";

/** The forms that were tried, in order; the last one is where the message stands. */
export function Route({ message }: { message: Pick<MessageSummary, "tried" | "channel"> }) {
  const { t } = useTranslation();
  if (message.tried.length === 0) return <span className={classes.faint}>–</span>;
  return (
    <span className={classes.route}>
      {message.tried.map((channel, index) => (
        <span key={channel} data-last={index === message.tried.length - 1}>
          {t(`channel.${channel}`)}
        </span>
      ))}
    </span>
  );
}
