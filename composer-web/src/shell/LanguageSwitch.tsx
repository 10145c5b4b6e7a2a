import { useTranslation } from "react-i18next";
import { currentLanguage, languages, speak } from "../i18n";
import { Icon } from "./Icon";

/** One press changes the language of every word at once; it is named in its own tongue. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { i18n } = useTranslation();
  const other = currentLanguage() === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      className={className}
      lang={other}
      onClick={() => void speak(other)}
      data-testid="language"
      data-language={i18n.language}
    >
      <Icon name="language" />
      {languages[other]}
    </button>
  );
}
