import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { shortTime } from "../i18n/format";
import { Icon } from "../shell/Icon";
import { OpenLink } from "./Linked";
import { MmsMessage } from "./MmsMessage";
import classes from "./Phone.module.css";
import { RcsMessage } from "./RcsMessage";
import { SmsMessage } from "./SmsMessage";
import { type Bubble, type Button, isRead, tapped } from "./shown";

/** What the owner of a handset can do with a message; absent where the phone is only looked at. */
export type Touch = {
  tap: (bubble: Bubble, button: Button) => void;
  read: (bubble: Bubble) => void;
  /** Opens a link that stands in a text. */
  open?: (bubble: Bubble, address: string) => void;
};

type Props = {
  bubble: Bubble;
  last: boolean;
  /** The sender stands at the top of the screen already. */
  known: boolean;
  borders: boolean;
  now: Date;
  touch?: Touch;
};

export function BubbleView({ bubble, last, known, borders, now, touch }: Props) {
  const { t, i18n } = useTranslation();
  const at = (iso: string) => shortTime(iso, i18n.language, now);
  const own = bubble.marks.filter((mark) => mark.what === "replied");
  // An RCS text's links are the handset's own business: no carrier tells of them.
  const open = bubble.channel === "rcs" ? undefined : touch?.open;
  const onTap = touch && ((button: Button) => touch.tap(bubble, button));
  return (
    <article
      className={classes.message}
      data-testid="bubble"
      data-channel={bubble.channel}
      data-id={bubble.id}
    >
      <p className={classes.arrival}>
        {known ? "" : `${bubble.from} · `}
        {t(`channel.${bubble.channel}`)} · <time dateTime={bubble.at}>{at(bubble.at)}</time>
      </p>
      <OpenLink value={open && ((address) => open(bubble, address))}>
        <Content bubble={bubble} last={last} borders={borders} onTap={onTap} />
      </OpenLink>
      <footer className={classes.foot}>
        <span>{bubble.shown.form === "sms" && <SmsFacts bubble={bubble} />}</span>
        {isRead(bubble) ? (
          <span>
            <Icon name="read" size={14} /> {t("phone.readDone")}
          </span>
        ) : (
          touch && (
            <button
              type="button"
              className={classes.read}
              data-testid="read"
              onClick={() => touch.read(bubble)}
            >
              <Icon name="read" size={14} /> {t("phone.read")}
            </button>
          )
        )}
      </footer>
      {own.map((mark) => (
        <p key={mark.at} className={`${classes.bubble} ${classes.own}`} title={t("phone.you")}>
          {mark.detail}
        </p>
      ))}
    </article>
  );
}

type ContentProps = Pick<Props, "bubble" | "last" | "borders"> & { onTap?: (button: Button) => void };

function Content({ bubble, last, borders, onTap }: ContentProps) {
  const { marks } = bubble;
  const isTapped = useCallback((button: Button) => tapped(marks, button), [marks]);
  switch (bubble.shown.form) {
    case "rcs":
      return <RcsMessage shown={bubble.shown} last={last} tapped={isTapped} onTap={onTap} />;
    case "mms":
      return <MmsMessage shown={bubble.shown} />;
    case "sms":
      return <SmsMessage shown={bubble.shown} borders={borders} />;
  }
}

function SmsFacts({ bubble }: { bubble: Bubble }) {
  const { t, i18n } = useTranslation();
  if (bubble.shown.form !== "sms") return null;
  const { total, coding, missing } = bubble.shown;
  const list = new Intl.ListFormat(i18n.language, { type: "conjunction" });
  return missing.length > 0
    ? t("phone.missing", { numbers: list.format(missing.map(String)) })
    : t("phone.segments", { count: total, coding });
}
