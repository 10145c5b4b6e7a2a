import type { Progress, Submission } from "../../api/types";

export type Sums = Progress;

const names = [
  "total",
  "waiting",
  "held",
  "sending",
  "sent",
  "delivered",
  "failed",
  "expired",
  "cancelled",
  "blocked",
  "unknown",
  "read",
  "clicked",
  "replied",
  "optedOut",
] as const satisfies readonly (keyof Progress)[];

/** Of several submissions together. */
export function sumOf(submissions: Submission[]): Sums {
  const sums = Object.fromEntries(names.map((name) => [name, 0])) as Sums;
  for (const { progress } of submissions) for (const name of names) sums[name] += progress[name];
  return sums;
}

export const ended = (sums: Sums) =>
  sums.delivered + sums.failed + sums.expired + sums.cancelled + sums.blocked + sums.unknown;

/** What the whole is: running as long as one part is. */
export function stateOf(submissions: Submission[]): Submission["state"] {
  for (const state of ["running", "paused", "cancelled"] as const) {
    if (submissions.some((one) => one.state === state)) return state;
  }
  return "finished";
}
