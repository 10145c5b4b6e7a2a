import { useTranslation } from "react-i18next";
import type { Attempt } from "../../api/types";
import { bytes, money } from "../../i18n/format";
import { At } from "../../shell/At";
import { isForm } from "./form";
import classes from "./Message.module.css";

const MANY_LOSSES = 3;

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
      <td data-name={t("message.attempt")}>{attempt.number}</td>
      <td data-name={t("message.time")}>
        <At time={attempt.at} />
      </td>
      <td data-name={t("messages.form")}>
        {t(`channel.${attempt.channel}`)}
        {isForm(attempt.form) && <small> {t(`form.${attempt.form}`)}</small>}
      </td>
      <td data-name={t("message.link")}>
        {attempt.link}
        {attempt.parts[0] && (
          <p className={classes.code} title={t("message.ref")}>
            {attempt.parts[0].carrierRef}
          </p>
        )}
      </td>
      <td className={classes.wrap} data-name={t("message.result")}>
        {t(`attempt.${attempt.state}`)} {attempt.code && <span className={classes.code}>{attempt.code}</span>}
        {attempt.parts.length > 1 && (
          <small> {t("message.partsOf", { delivered, parts: attempt.parts.length })}</small>
        )}
        {attempt.reason && <p className={classes.none}>{attempt.reason}</p>}
        <Losses losses={attempt.losses} />
      </td>
      <td data-name={t("message.size")}>
        {[
          attempt.bytes !== undefined && bytes(attempt.bytes, i18n.language),
          attempt.segments !== undefined && t("message.segments", { count: attempt.segments }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </td>
      <td data-name={t("message.price")}>
        {attempt.price && money(attempt.price.amount, attempt.price.currency, i18n.language)}
      </td>
    </tr>
  );
}

/** What this form could not keep as it is; many are one press away. */
function Losses({ losses }: Pick<Attempt, "losses">) {
  const { t } = useTranslation();
  if (losses.length === 0) return null;
  const list = (
    <ul className={classes.losses} aria-label={t("message.losses")}>
      {losses.map((loss) => (
        <li key={loss.code + loss.pointer}>{loss.sentence}</li>
      ))}
    </ul>
  );
  if (losses.length < MANY_LOSSES) return list;
  return (
    <details className={classes.folded}>
      <summary>{t("message.changes", { count: losses.length })}</summary>
      {list}
    </details>
  );
}
