import { useTranslation } from "react-i18next";
import type { Problem } from "../../document/problem";

/** The forms of texts that have words of their own. */
const forms = ["id", "name", "locale", "asset", "dial", "instant", "number", "date", "url"] as const;

/** Puts a problem into the reader's words. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation("composer");
  return ({ code, params }) => {
    const form = forms.find((one) => one === params.form);
    return t(`problem.${code}`, { ...params, ...(form ? { form: t(`form.${form}`) } : {}) });
  };
}
