import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { MessageSummary } from "../../api/types";
import { dateTime, phoneNumber, shortTime } from "../../i18n/format";
import { useNow } from "../../shell/useNow";
import { Facts } from "./Facts";
import classes from "./Messages.module.css";
import { Route } from "./Route";
import { StateMark } from "./StateMark";

/** One row a message; on a narrow screen each row becomes a small card. */
export function MessageTable({ messages }: { messages: MessageSummary[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.table}>
      <table aria-label={t("messages.table")}>
        <thead>
          <tr>
            <th scope="col">{t("messages.accepted")}</th>
            <th scope="col">{t("messages.to")}</th>
            <th scope="col">{t("messages.content")}</th>
            <th scope="col">{t("messages.form")}</th>
            <th scope="col">{t("messages.state")}</th>
            <th scope="col">{t("messages.facts")}</th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ message }: { message: MessageSummary }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  return (
    <tr className={classes.row} data-testid="message" data-id={message.id}>
      <td className={classes.time}>
        <time dateTime={message.acceptedAt} title={dateTime(message.acceptedAt, i18n.language)}>
          {shortTime(message.acceptedAt, i18n.language, now)}
        </time>
      </td>
      <td className={classes.number}>
        <Link to="/messages/$id" params={{ id: message.id }}>
          {phoneNumber(message.to)}
        </Link>
      </td>
      <td className={classes.content}>
        {message.title ?? <span className={classes.faint}>{t("messages.noTitle")}</span>}
        <small>{t(`kind.${message.kind}`)}</small>
      </td>
      <td className={classes.form}>
        <Route message={message} />
      </td>
      <td className={classes.state}>
        <StateMark state={message.state} />
      </td>
      <td className={classes.since}>
        <Facts message={message} />
      </td>
    </tr>
  );
}
