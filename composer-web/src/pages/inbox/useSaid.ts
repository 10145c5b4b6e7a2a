import { useTranslation } from "react-i18next";
import type { Word } from "../../api/types";
import "./words";

/** What was said, so that a tap is not taken for a text. */
export function useSaid(): (word: Word) => string {
  const { t } = useTranslation("inbox");
  return ({ kind, text }) => {
    switch (kind) {
      case "text":
      case "answer":
        return text;
      case "tap":
        return t("tapped", { text });
      case "opt-out":
        return t("optOut", { text });
      case "opt-in":
        return t("optIn", { text });
      case "help":
        return t("help", { text });
    }
  };
}
