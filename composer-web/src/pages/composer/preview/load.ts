/** A card that is not there after this is felt as slow, and after the second one many are gone. */
export const GOOD_S = 3;
export const BEARABLE_S = 10;

export const networks = ["3g", "4g", "5g"] as const;
export type Network = (typeof networks)[number];
export type Pace = "good" | "wait" | "bad";

/** Seconds that so many bytes take at so many kilobits a second. */
export const loadSeconds = (bytes: number, kilobits: number): number => (bytes * 8) / (kilobits * 1000);

export function paceOf(seconds: number): Pace {
  if (seconds <= GOOD_S) return "good";
  return seconds <= BEARABLE_S ? "wait" : "bad";
}
