import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { MessageDetail } from "../../api/types";
import { dateTime } from "../../i18n/format";
import classes from "./Message.module.css";

export function FactList({ detail }: { detail: MessageDetail }) {
  const { t, i18n } = useTranslation();
  const { message } = detail;
  const rows: [string, ReactNode][] = [
    [t("message.id"), message.id],
    [
      t("message.submission"),
      <Link key="submission" to="/messages" search={{ submission: message.submission }}>
        {message.submission}
      </Link>,
    ],
    [t("message.kind"), t(`kind.${message.kind}`)],
    [t("message.sender"), message.sender],
    [t("message.accepted"), dateTime(message.acceptedAt, i18n.language)],
    [t("message.expires"), message.expiresAt && dateTime(message.expiresAt, i18n.language)],
    [t("message.clientRef"), message.clientRef],
    [t("message.chain"), detail.chain?.map((step) => t(`channel.${step.channel}`)).join(" → ")],
    ...Object.entries(detail.variables ?? {}).map(([name, value]): [string, string] => [
      `{{${name}}}`,
      value,
    ]),
    ...Object.entries(detail.metadata ?? {}),
  ];
  return (
    <dl className={classes.facts}>
      {rows
        .filter(([, value]) => Boolean(value))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
