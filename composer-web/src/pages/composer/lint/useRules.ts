import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { lintRules } from "../../../api/templates";
import type { LintRule } from "../../../api/types";

/** What a rule is called and why it is one, in the reader's language. */
export function useRules(): (id: string) => LintRule | undefined {
  const { i18n } = useTranslation();
  const { data = [] } = useQuery({
    queryKey: ["lint-rules", i18n.language],
    queryFn: lintRules,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (id) => data.find((rule) => rule.id === id);
}
