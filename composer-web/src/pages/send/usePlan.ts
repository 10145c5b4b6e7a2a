import { useEffect, useState } from "react";
import { plan as ask } from "../../api/sends";
import type { Plan, PlanRequest } from "../../api/types";

const AFTER_TYPING_MS = 500;

export type Planned = { plan?: Plan; error?: unknown; busy: boolean; again: () => void };

/** What would become of the list as it stands now: asked a moment after the last change; older answers are dropped. */
export function usePlan(request: PlanRequest | undefined): Planned {
  const [found, setFound] = useState<{ of?: PlanRequest; plan?: Plan; error?: unknown }>({});
  const [round, setRound] = useState(0);
  // Another round asks the same again.
  useEffect(() => {
    if (!request) return setFound({});
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(request, stop.signal).then(
        (plan) => !stop.signal.aborted && setFound({ of: request, plan }),
        (error: unknown) => !stop.signal.aborted && setFound({ of: request, error }),
      );
    }, AFTER_TYPING_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [request, round]);
  const { of, plan, error } = found;
  return {
    ...(plan ? { plan } : {}),
    ...(error ? { error } : {}),
    busy: request !== undefined && of !== request,
    again: () => setRound(round + 1),
  };
}
