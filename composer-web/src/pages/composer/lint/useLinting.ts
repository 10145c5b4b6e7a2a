import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import type { LintReport } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import type { Problem } from "../../../document/problem";
import { selectionAt } from "../../../document/selection";
import { useOfCard } from "../bench";

/** Advice waits for a pause in the typing; previews do not. */
const QUIET_MS = 700;

/**
 * What the server would change about the card.
 *
 * @property fresh whether the report is of the card as it stands, so that its fixes fit
 */
export type Linting = {
  report: LintReport | undefined;
  fresh: boolean;
  error: unknown;
  again: () => void;
};

export const LintContext = createContext<Linting>({
  report: undefined,
  fresh: false,
  error: undefined,
  again: () => undefined,
});
export const useLint = () => useContext(LintContext);

/** Asks for advice about the card once it rests; an unfinished one keeps the advice that it had. */
export function useLinting(card: CardDocument, problems: Problem[]): Linting {
  const { i18n } = useTranslation();
  const whole = problems.length === 0 ? card : undefined;
  const [asked] = useDebouncedValue(whole, QUIET_MS);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ["lint", asked, i18n.language],
    queryFn: ({ signal }) => calls.lint(asked ?? card, signal),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
  const fresh = data !== undefined && !isPlaceholderData && asked === card;
  return useMemo(
    () => ({ report: data, fresh, error: error ?? undefined, again: () => void refetch() }),
    [data, fresh, error, refetch],
  );
}

/** How many findings lie in a card, and whether one of them is an error. */
export function useFoundIn(id: string): { count: number; bad: boolean } {
  const { report } = useLint();
  return useOfCard((card) => {
    const mine = (report?.findings ?? []).filter(
      ({ pointer }) => pointer !== "" && selectionAt(card, pointer, "").card === id,
    );
    return { count: mine.length, bad: mine.some(({ severity }) => severity === "error") };
  });
}
