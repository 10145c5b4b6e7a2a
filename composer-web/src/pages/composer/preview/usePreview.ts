import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { limits as askLimits } from "../../../api/templates";
import type { CardDocument } from "../../../document/card";
import type { Problem } from "../../../document/problem";
import { presentable } from "../../../document/validate";
import { useBench, useLocale } from "../bench";
import { valuesOf } from "./personas";
import type { Previewing } from "./previewer";
import { useViewing } from "./viewing";

/** Asks what every phone would get of the card as it stands. */
export function useAsking(card: CardDocument, problems: Problem[]): void {
  const { previewer } = useBench();
  const { persona, mmsLimit, country } = useViewing();
  const locale = useLocale();
  const { language } = useTranslation().i18n;
  const fit = useMemo(() => presentable(card, problems), [card, problems]);
  useEffect(() => {
    if (!fit) {
      previewer.keepLast();
      return;
    }
    const variables = valuesOf(fit, persona);
    const shown = {
      card: fit,
      locale,
      ...(variables ? { variables } : {}),
      ...(mmsLimit ? { mmsLimit } : {}),
      ...(country ? { country } : {}),
    };
    previewer.show(shown, language);
  }, [previewer, fit, locale, persona, mmsLimit, country, language]);
  useEffect(() => () => previewer.close(), [previewer]);
}

/** A part of what is known of the phones. */
export const usePreviewing = <T>(pick: (previewing: Previewing) => T): T =>
  useStore(useBench().previewer.state, pick);

/** A number of the server's registry of limits. */
export function useLimit(): (name: string) => number | undefined {
  const { data } = useQuery({
    queryKey: ["limits"],
    queryFn: askLimits,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (name) => data?.limits[name]?.value;
}
