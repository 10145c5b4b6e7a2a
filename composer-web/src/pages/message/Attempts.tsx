import { useTranslation } from "react-i18next";
import type { Attempt } from "../../api/types";
import { dateTime, shortTime } from "../../i18n/format";
import { useNow } from "../../shell/useNow";
import classes from "./Message.module.css";
import { wordFor } from "./words";

/** Each try on a channel and link, with what the carrier answered. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  if (attempts.length === 0) return <p className={classes.none}>{t("message.attemptsEmpty")}</p>;
  return (
    <section className={classes.scroll} tabIndex={0} aria-label={t("message.attempts")}>
      <table data-testid="attempts">
        <thead>
          <tr>
            <th scope="col">{t("message.attempt")}</th>
            <th scope="col">{t("message.time")}</th>
            <th scope="col">{t("messages.form")}</th>
            <th scope="col">{t("message.link")}</th>
            <th scope="col">{t("message.result")}</th>
            <th scope="col">{t("message.parts")}</th>
            <th scope="col">{t("message.ref")}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.number}>
              <td>{attempt.number}</td>
              <td>
                <time dateTime={attempt.at} title={dateTime(attempt.at, i18n.language)}>
                  {shortTime(attempt.at, i18n.language, now)}
                </time>
              </td>
              <td>{t(`channel.${attempt.channel}`)}</td>
              <td>{attempt.link}</td>
              <td>
                {wordFor("attemptResult", attempt.result)}{" "}
                <span className={classes.code}>{attempt.code}</span>
              </td>
              <td>{t("message.partsOf", { delivered: attempt.delivered, parts: attempt.parts })}</td>
              <td className={classes.code}>{attempt.carrierRef ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
