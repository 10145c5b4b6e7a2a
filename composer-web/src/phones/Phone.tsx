import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../shell/Icon";
import { Waiting } from "../shell/Waiting";
import { BubbleView, type Touch } from "./BubbleView";
import classes from "./Phone.module.css";
import { ReplyBar } from "./ReplyBar";
import type { Bubble } from "./shown";

/** Which system draws it, where that makes a difference. */
export type Look = "android" | "ios";

type Props = {
  name: string;
  bubbles: Bubble[];
  online: boolean;
  borders: boolean;
  now: Date;
  /** What it got is not known yet, so nothing is said about it. */
  waiting?: boolean;
  look?: Look;
  touch?: Touch & { reply: (bubble: Bubble, text: string) => void };
  /** What covers the screen, such as a page that was opened. */
  over?: ReactNode;
};

/** One handset: an honest frame, the newest sender on top, the messages, and a line to answer. */
export function Phone({
  name,
  bubbles,
  online,
  borders,
  now,
  waiting = false,
  look = "android",
  touch,
  over,
}: Props) {
  const { t } = useTranslation();
  const thread = useRef<HTMLElement>(null);
  const last = bubbles.at(-1);
  const count = bubbles.length;
  useEffect(() => {
    const newest = thread.current?.lastElementChild;
    if (thread.current && newest instanceof HTMLElement)
      thread.current.scrollTop = newest.offsetTop - thread.current.offsetTop - 12;
  }, [count]);
  return (
    <section
      className={classes.phone}
      data-look={look}
      aria-label={t("phone.label", { name })}
      data-testid="phone"
    >
      <div className={classes.screen}>
        {!online && (
          <p className={classes.offline}>
            <Icon name="offline" size={14} /> {t("wall.offline")}
          </p>
        )}
        {last && <SenderBar bubble={last} />}
        <section
          className={classes.thread}
          ref={thread}
          aria-busy={waiting}
          tabIndex={0}
          aria-label={t("phone.screen", { name })}
        >
          {last
            ? bubbles.map((bubble) => (
                <BubbleView
                  key={bubble.id}
                  bubble={bubble}
                  last={bubble === last}
                  known={bubble.from === last.from}
                  borders={borders}
                  now={now}
                  touch={touch}
                />
              ))
            : !waiting && (
                <p className={classes.empty}>
                  <Icon name="messages" size={24} />
                  {t("phone.empty")}
                </p>
              )}
          {!last && waiting && <Waiting what={t("phone.loading")} />}
        </section>
        {over}
        {touch && last && <ReplyBar name={name} to={last} onReply={touch.reply} />}
      </div>
    </section>
  );
}

function SenderBar({ bubble }: { bubble: Bubble }) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar}>
      <span className={classes.face} aria-hidden>
        {[...bubble.from.replace(/^[+【[]/, "")][0]}
      </span>
      <div className={classes.who}>
        <strong>
          <span>{bubble.from}</span>
          {bubble.verified && (
            <span className={classes.check} title={t("phone.verified")}>
              <Icon name="verified" size={16} label={t("phone.verified")} />
            </span>
          )}
        </strong>
        <small>{t(`channel.${bubble.channel}`)}</small>
      </div>
    </div>
  );
}
