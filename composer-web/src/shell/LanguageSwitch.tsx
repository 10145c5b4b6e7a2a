import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";
import { useOtherLanguage } from "./useOtherLanguage";

/** One press changes the language of every word at once; it is named in its own tongue. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { i18n } = useTranslation();
  const { other, name, change, notice } = useOtherLanguage();
  return (
    <>
      <button
        type="button"
        className={className}
        lang={other}
        onClick={change}
        data-testid="language"
        data-language={i18n.language}
      >
        <Icon name="language" />
        {name}
      </button>
      {notice}
    </>
  );
}
