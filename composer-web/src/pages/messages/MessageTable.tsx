import { Link } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { phoneNumber } from "../../i18n/format";
import { At } from "../../shell/At";
import { Facts } from "./Facts";
import classes from "./Messages.module.css";
import { StateMark } from "./StateMark";

/** One row a message; on a narrow screen each row becomes a small card. */
export function MessageTable({ messages }: { messages: Message[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes.table}>
      <table aria-label={t("messages.table")}>
        <thead>
          <tr>
            <th scope="col">{t("messages.accepted")}</th>
            <th scope="col">{t("messages.to")}</th>
            <th scope="col">{t("message.kind")}</th>
            <th scope="col">{t("messages.form")}</th>
            <th scope="col">{t("messages.state")}</th>
            <th scope="col">{t("messages.facts")}</th>
          </tr>
        </thead>
        <tbody onKeyDown={walk}>
          {messages.map((message) => (
            <Row key={message.id} message={message} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ message }: { message: Message }) {
  const { t } = useTranslation();
  return (
    <tr className={classes.row} data-testid="message" data-id={message.id}>
      <td className={classes.time}>
        <At time={message.acceptedAt} />
      </td>
      <td className={classes.number}>
        <Link to="/messages/$id" params={{ id: message.id }}>
          {phoneNumber(message.to)}
        </Link>
      </td>
      <td className={classes.kind}>
        {t(`kind.${message.kind}`)}
        {message.mode === "test" && <span className={classes.test}>{t("messages.test")}</span>}
      </td>
      <td className={classes.form}>
        {message.channel ? t(`channel.${message.channel}`) : <span className={classes.faint}>–</span>}
      </td>
      <td className={classes.state}>
        <StateMark state={message.state} />
      </td>
      <td className={classes.since} title={message.reason}>
        <Facts message={message} />
        {message.reason}
      </td>
    </tr>
  );
}

/** Arrow keys go from row to row. */
function walk(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const link = next?.querySelector("a");
  if (!link) return;
  event.preventDefault();
  link.focus();
}
