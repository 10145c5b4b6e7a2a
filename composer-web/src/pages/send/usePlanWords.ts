import { useTranslation } from "react-i18next";
import type { Plan } from "../../api/types";
import i18n from "../../i18n";
import { money } from "../../i18n/format";

/** A plan in the reader's words. */
export function usePlanWords() {
  const { t, i18n: reader } = useTranslation("send");
  const { t: shell } = useTranslation();
  const language = reader.language;
  const number = (count: number) => new Intl.NumberFormat(language).format(count);

  const lasting = (seconds: number) => {
    const [value, unit] =
      seconds < 90
        ? [seconds, "second"]
        : seconds < 5400
          ? [seconds / 60, "minute"]
          : [seconds / 3600, "hour"];
    return new Intl.NumberFormat(language, {
      style: "unit",
      unit,
      unitDisplay: "long",
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value);
  };

  /** The clock, and the day where it is not today's. */
  const clock = (iso: string) => {
    const at = new Date(iso);
    const day: Intl.DateTimeFormatOptions =
      at.toDateString() === new Date().toDateString() ? {} : { month: "short", day: "numeric" };
    return new Intl.DateTimeFormat(language, {
      ...day,
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
    }).format(at);
  };

  const cost = ({ cost, unpriced }: Plan) => {
    const sum = cost.map(({ amount, currency }) => money(rounded(amount), currency, language)).join(" + ");
    if (!sum) return t("plan.noPrice");
    return unpriced === 0
      ? t("plan.cost", { cost: sum })
      : t("plan.costPart", { cost: sum, number: number(unpriced) });
  };

  /** "9,812 people: 6,204 RCS, 2,911 MMS, 697 SMS; 41 left out; about ¥1,180; done by 20:14". */
  const sentence = (plan: Plan) => {
    const left = plan.rows - plan.going;
    const leftOut = left > 0 ? [t("plan.leftOut", { number: number(left) })] : [];
    const stop = language === "en" ? "; " : "；";
    if (plan.going === 0) return [t("plan.nobody"), ...leftOut].join(stop);
    const forms = plan.firstForms
      .map((form) =>
        t("plan.form", { number: number(form.messages), channel: shell(`channel.${form.channel}`) }),
      )
      .join(t("plan.joinForms"));
    const people = t("plan.people", { count: plan.going, number: number(plan.going) });
    const done = plan.doneAt ? t("plan.done", { time: clock(plan.doneAt) }) : t("plan.doneOpen");
    return [`${people}${language === "en" ? ": " : "："}${forms}`, ...leftOut, cost(plan), done].join(stop);
  };

  const why = (reason: string) =>
    i18n.exists(`plan.why_${reason}`, { ns: "send" })
      ? t(`plan.why_${reason}` as "plan.why_number")
      : t("plan.why_other", { rule: reason });

  return { number, lasting, clock, sentence, why };
}

/** Of a large sum nobody wants shares of a cent. */
const rounded = (amount: string) =>
  Number(amount) >= 100 ? Number(amount).toFixed(0) : Number(amount).toFixed(2);
