import { useTranslation } from "react-i18next";
import type { Attempt } from "../../api/types";
import { bytes, money } from "../../i18n/format";
import { At } from "../../shell/At";
import { isForm } from "./form";
import classes from "./Message.module.css";

/** Each try on a channel and link: what the carrier answered, how large it was, and what the form could not keep. */
export function Attempts({ attempts }: { attempts: Attempt[] }) {
  const { t } = useTranslation();
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
            <th scope="col">{t("message.size")}</th>
            <th scope="col">{t("message.price")}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <Row key={attempt.number} attempt={attempt} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ attempt }: { attempt: Attempt }) {
  const { t, i18n } = useTranslation();
  const delivered = attempt.parts.filter((part) => part.deliveredAt).length;
  return (
    <tr data-testid="attempt">
      <td>{attempt.number}</td>
      <td>
        <At time={attempt.at} />
      </td>
      <td>
        {t(`channel.${attempt.channel}`)}
        {isForm(attempt.form) && <small> {t(`form.${attempt.form}`)}</small>}
      </td>
      <td>
        {attempt.link}
        {attempt.parts[0] && (
          <p className={classes.code} title={t("message.ref")}>
            {attempt.parts[0].carrierRef}
          </p>
        )}
      </td>
      <td className={classes.wrap}>
        {t(`attempt.${attempt.state}`)} {attempt.code && <span className={classes.code}>{attempt.code}</span>}
        {attempt.parts.length > 1 && (
          <small> {t("message.partsOf", { delivered, parts: attempt.parts.length })}</small>
        )}
        {attempt.reason && <p className={classes.none}>{attempt.reason}</p>}
        {attempt.losses.length > 0 && (
          <ul className={classes.losses} aria-label={t("message.losses")}>
            {attempt.losses.map((loss) => (
              <li key={loss.code + loss.pointer}>{loss.sentence}</li>
            ))}
          </ul>
        )}
      </td>
      <td>
        {[
          attempt.bytes !== undefined && bytes(attempt.bytes, i18n.language),
          attempt.segments !== undefined && t("message.segments", { count: attempt.segments }),
        ]
          .filter(Boolean)
          .join(" · ") || "–"}
      </td>
      <td>{attempt.price ? money(attempt.price.amount, attempt.price.currency, i18n.language) : "–"}</td>
    </tr>
  );
}
