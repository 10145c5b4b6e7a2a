import { useTranslation } from "react-i18next";
import type { MessageEvent } from "../../api/types";
import { dateTime, shortTime } from "../../i18n/format";
import { useNow } from "../../shell/useNow";
import classes from "./Message.module.css";
import { wordFor } from "./words";

/** What carriers and handsets told us, each once. */
export function Events({ events }: { events: MessageEvent[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (events.length === 0) return <p className={classes.none}>{t("message.eventsEmpty")}</p>;
  return (
    <section className={classes.scroll} tabIndex={0} aria-label={t("message.events")}>
      <table data-testid="events">
        <thead>
          <tr>
            <th scope="col">{t("message.time")}</th>
            <th scope="col">{t("message.event")}</th>
            <th scope="col">{t("message.attempt")}</th>
            <th scope="col">{t("message.code")}</th>
            <th scope="col">{t("message.what")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => (
            <tr key={index} data-testid="event" data-kind={event.kind}>
              <td>
                <time dateTime={event.at} title={dateTime(event.at, i18n.language)}>
                  {shortTime(event.at, i18n.language, now)}
                </time>
              </td>
              <td>{wordFor("event", event.kind)}</td>
              <td>{event.attempt ?? "–"}</td>
              <td className={classes.code}>{event.code ?? "–"}</td>
              <td className={classes.wrap}>{event.label ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
