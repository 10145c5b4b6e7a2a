import { useTranslation } from "react-i18next";
import type { Problem } from "../../document/problem";

type Form = "id" | "name" | "locale" | "asset" | "dial" | "instant" | "number" | "date" | "url";
const forms: readonly string[] = [
  "id",
  "name",
  "locale",
  "asset",
  "dial",
  "instant",
  "number",
  "date",
  "url",
];

/** Puts a problem into the reader's words. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation("composer");
  return ({ code, params }) => {
    const form = params.form as Form | undefined;
    return t(`problem.${code}`, {
      ...params,
      ...(form && forms.includes(form) ? { form: t(`form.${form}`) } : {}),
    });
  };
}
