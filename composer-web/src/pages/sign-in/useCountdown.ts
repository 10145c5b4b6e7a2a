import { useEffect, useState } from "react";
import { ProblemError } from "../../api/problem";

/** Whole seconds until the server wants to be asked again; 0 when it may be. */
export function useCountdown(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const wait =
      error instanceof ProblemError && error.problem.status === 429 ? (error.retryAfterMs ?? 0) : 0;
    const until = Date.now() + wait;
    const look = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    look();
    if (wait === 0) return;
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
