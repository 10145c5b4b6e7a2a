import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { fresh } from "../../../api/once";
import * as calls from "../../../api/templates";
import type { Present } from "../../../api/types";
import { useBench, useSelection } from "../bench";

/** The server forgets who has not spoken for 25 seconds. */
const AGAIN_MS = 10_000;
/** Who goes from card to card is not followed at every step. */
const SETTLED_MS = 1_000;

/** Who else has this template open; this window is one for them as long as it is looked at. */
export function usePresence(): Present[] {
  const { template } = useBench();
  const [place] = useState(() => fresh());
  const card = useSettled(useSelection().card);
  const others = useQuery({
    queryKey: ["presence", template, card],
    queryFn: () => calls.keepPresence(template, place, card, false),
    refetchInterval: AGAIN_MS,
    refetchOnWindowFocus: true,
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => {
    const leave = () => void calls.keepPresence(template, place, undefined, true).catch(() => {});
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [template, place]);
  return others.data ?? [];
}

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
