import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import type { Handset, Message } from "../../api/types";
import { phoneNumber, shortTime } from "../../i18n/format";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { Explained } from "../message/Explained";
import { Facts } from "../messages/Facts";
import { StateMark } from "../messages/StateMark";
import classes from "./Beside.module.css";
import { theHandset } from "./queries";
import { Wire } from "./Wire";

/** So many messages are one press away; all others are on the page of messages. */
const NEWEST = 5;

/** Beside a phone: the newest message to its number, whether it arrived or not, with its story and its bytes as they happen. */
export function Beside({ handset, now }: { handset: Handset; now: Date }) {
  const { t, i18n } = useTranslation("wall");
  const [wanted, setWanted] = useState<string>();
  const sent = useQuery({
    queryKey: ["messages", "to", handset.number],
    queryFn: () => calls.messages({ to: handset.number }),
  });
  const newest = sent.data?.items.slice(0, NEWEST) ?? [];
  const message = newest.find((one) => one.id === wanted) ?? newest[0];
  return (
    <aside className={classes.beside} aria-labelledby="beside-title" data-testid="beside">
      <header>
        <h2 id="beside-title">{handset.name}</h2>
        <Link
          to="/wall"
          search={({ phone: _, ...rest }) => rest}
          resetScroll={false}
          className={classes.close}
          data-testid="close-beside"
        >
          <Icon name="cross" size={18} label={t("close")} />
        </Link>
      </header>
      {sent.isPending && <Waiting what={t("messages")} />}
      {sent.isError && <ProblemNotice error={sent.error} onRetry={() => void sent.refetch()} />}
      {sent.data && !message && (
        <div className={classes.none}>
          <p>{t("none")}</p>
          <p>{t("noneText", { number: phoneNumber(handset.number) })}</p>
        </div>
      )}
      {newest.length > 1 && (
        <ul className={classes.messages} aria-label={t("messages")}>
          {newest.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-pressed={one === message}
                onClick={() => setWanted(one.id)}
                data-testid="beside-message"
              >
                {shortTime(one.acceptedAt, i18n.language, now)}
                <StateMark state={one.state} />
                {one !== message && <Facts message={one} />}
              </button>
            </li>
          ))}
          {sent.data && sent.data.items.length > NEWEST && (
            <li>
              <Link to="/messages" search={{ to: handset.number }}>
                {t("older")}
              </Link>
            </li>
          )}
        </ul>
      )}
      {message && <Told key={message.id} message={message} handset={handset} />}
    </aside>
  );
}

function Told({ message, handset }: { message: Message; handset: Handset }) {
  const { t } = useTranslation("wall");
  const got = useQuery(theHandset(handset));
  const received = got.data?.messages.filter((one) => one.message === message.id) ?? [];
  return (
    <>
      <p className={classes.state}>
        <StateMark state={message.state} />
        <Facts message={message} />
        <Link to="/messages/$id" params={{ id: message.id }} data-testid="message-page">
          {t("page")}
        </Link>
      </p>
      <section className={classes.section}>
        <h3>{t("story")}</h3>
        <Explained id={message.id} />
      </section>
      <section className={classes.section}>
        <h3>{t("wire")}</h3>
        {received.length === 0 && got.data && <p className={classes.none}>{t("wireNothing")}</p>}
        {received.map((one) => (
          <Wire key={one.id} received={one} />
        ))}
      </section>
    </>
  );
}
