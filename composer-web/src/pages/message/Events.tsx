import { useTranslation } from "react-i18next";
import type { MessageEvent } from "../../api/types";
import { At } from "../../shell/At";
import classes from "./Message.module.css";

/** All that was stored of the message, as carriers, handsets and we ourselves told it. */
export function Events({ events }: { events: MessageEvent[] }) {
  const { t } = useTranslation();
  if (events.length === 0) return <p className={classes.none}>{t("message.eventsEmpty")}</p>;
  return (
    <section className={classes.scroll} tabIndex={0} aria-label={t("message.events")}>
      <table data-testid="events">
        <thead>
          <tr>
            <th scope="col">{t("message.time")}</th>
            <th scope="col">{t("message.event")}</th>
            <th scope="col">{t("message.attempt")}</th>
            <th scope="col">{t("message.link")}</th>
            <th scope="col">{t("message.code")}</th>
            <th scope="col">{t("message.what")}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event, index) => (
            <tr key={index} data-testid="event" data-kind={event.kind}>
              <td data-name={t("message.time")}>
                <At time={event.at} />
              </td>
              <td data-name={t("message.event")}>{t(`event.${event.kind}`)}</td>
              <td data-name={t("message.attempt")}>{event.attempt}</td>
              <td data-name={t("message.link")}>{event.link}</td>
              <td className={classes.code} data-name={t("message.code")}>
                {event.code}
              </td>
              <td className={classes.wrap} data-name={t("message.what")}>
                {event.sentence}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
