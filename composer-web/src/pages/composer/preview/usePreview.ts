import { useQuery } from "@tanstack/react-query";
import { useContext, useEffect, useMemo } from "react";
import { useStore } from "zustand";
import { limits as askLimits } from "../../../api/templates";
import { presentable } from "../../../document/validate";
import { ProblemsContext, useBench, useCard, useLocale } from "../bench";
import { type Persona, valuesOf } from "./personas";
import type { Previewing } from "./previewer";

/** What every phone would get of the card as it stands; `stale` while the card cannot be shown and the last one that could is. */
export function usePreview(persona: Persona, mmsLimit: number | undefined): Previewing & { stale: boolean } {
  const { previewer } = useBench();
  const card = useCard();
  const locale = useLocale();
  const problems = useContext(ProblemsContext);
  const fit = useMemo(() => presentable(card, problems), [card, problems]);
  useEffect(() => {
    if (!fit) return;
    const variables = valuesOf(fit, persona);
    previewer.show({
      card: fit,
      locale,
      ...(variables ? { variables } : {}),
      ...(mmsLimit ? { mmsLimit } : {}),
    });
  }, [previewer, fit, locale, persona, mmsLimit]);
  useEffect(() => () => previewer.close(), [previewer]);
  const state = useStore(previewer.state);
  return { ...state, stale: !fit };
}

/** A number of the server's registry of limits. */
export function useLimit(): (name: string) => number | undefined {
  const { data } = useQuery({
    queryKey: ["limits"],
    queryFn: askLimits,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (name) => data?.limits[name]?.value;
}
