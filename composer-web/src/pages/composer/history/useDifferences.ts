import { useTranslation } from "react-i18next";
import type { CardDocument } from "../../../document/card";
import { languageName } from "../../../i18n/format";
import { type Difference, differences } from "./differences";

/** What became of a version until today, each difference in words. */
export function useDifferences(): (then: CardDocument, now: CardDocument) => string[] {
  const { t, i18n } = useTranslation("composer");
  const nameOf = (one: Difference) => {
    if (one.what === "message") return t("message.title");
    if (one.what === "card") return t("card.number", { number: one.place + 1 });
    return languageName(one.tag, i18n.language);
  };
  return (then, now) => differences(then, now).map((one) => `${nameOf(one)}: ${t(`history.${one.how}`)}`);
}
