import { useTranslation } from "react-i18next";
import type { Plan } from "../../api/types";
import { dateTime } from "../../i18n/format";
import { Waiting } from "../../shell/Waiting";
import classes from "./Send.module.css";
import { usePlanWords } from "./usePlanWords";

/** The plan in one sentence, and what it rests on. */
export function PlanView({ plan, busy }: { plan: Plan | undefined; busy: boolean }) {
  const { t } = useTranslation("send");
  if (!plan) return busy ? <Waiting what={t("plan.checking")} /> : null;
  return (
    <div className={classes.plan} aria-busy={busy} data-testid="plan">
      <Sentence plan={plan} />
      {busy && <span className={classes.hint}>{t("plan.checking")} …</span>}
      <div className={classes.facts}>
        <FirstForms plan={plan} />
        <LeftOut plan={plan} />
        <Segments plan={plan} />
        <Links plan={plan} />
      </div>
    </div>
  );
}

function Sentence({ plan }: { plan: Plan }) {
  const words = usePlanWords();
  return (
    <p className={classes.sentence} data-testid="sentence" aria-live="polite">
      {words.sentence(plan)}
    </p>
  );
}

function FirstForms({ plan }: { plan: Plan }) {
  const { t, i18n } = useTranslation("send");
  const { t: shell } = useTranslation();
  const { number } = usePlanWords();
  const sure = ["known", "learned", "hinted", "assumed"] as const;
  return (
    <div>
      <h3>{t("plan.how")}</h3>
      <ul>
        {plan.firstForms.map((form) => (
          <li key={form.channel} data-testid="first-form" data-channel={form.channel}>
            <strong>
              {number(form.messages)} {shell(`channel.${form.channel}`)}
            </strong>{" "}
            {sure
              .filter((how) => form[how] > 0)
              .map((how) => `${number(form[how])} ${t(`plan.how_${how}`)}`)
              .join(" · ")}
          </li>
        ))}
      </ul>
      {plan.firstForms.some((form) => form.assumed > 0) && (
        <p className={classes.hint}>{t("plan.assumedNote")}</p>
      )}
      {plan.held.map((held) => (
        <p key={held.rule + held.until}>
          {t("plan.held", {
            number: number(held.messages),
            rule: held.rule,
            time: dateTime(held.until, i18n.language),
          })}
        </p>
      ))}
    </div>
  );
}

function LeftOut({ plan }: { plan: Plan }) {
  const { t } = useTranslation("send");
  const { number, why } = usePlanWords();
  const reasons = Object.entries(plan.leftOut);
  if (reasons.length === 0) return null;
  return (
    <div>
      <h3>{t("plan.why")}</h3>
      <ul>
        {reasons.map(([reason, count]) => (
          <li key={reason} data-testid="left-out" data-why={reason}>
            <strong>{number(count)}</strong> {why(reason)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Segments({ plan }: { plan: Plan }) {
  const { t } = useTranslation("send");
  const { number } = usePlanWords();
  if (plan.segments.length === 0) return null;
  return (
    <div>
      <h3>{t("plan.segments")}</h3>
      <ul>
        {plan.segments.map(({ segments, messages, first }) => (
          <li key={segments}>
            <strong>{t("plan.segment", { count: segments })}</strong>{" "}
            {t("plan.segmentFirst", { number: number(messages), first: number(first) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Links({ plan }: { plan: Plan }) {
  const { t } = useTranslation("send");
  const { number, lasting } = usePlanWords();
  if (plan.links.length === 0) return null;
  return (
    <div>
      <h3>{t("plan.links")}</h3>
      <ul>
        {plan.links.map((link) => (
          <li key={link.name}>
            <strong>{link.name}</strong>{" "}
            {t("plan.link", {
              number: number(link.messages),
              rate:
                link.perSecond === undefined
                  ? t("plan.noRate")
                  : t("plan.rate", { perSecond: number(link.perSecond), time: lasting(link.seconds ?? 0) }),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
