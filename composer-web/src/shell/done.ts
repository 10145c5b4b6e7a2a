import { create } from "zustand";

/** Something that was just done, in words, with the way back where there is one; it goes by itself. */
export type Done = { text: string; undo?: () => Promise<unknown>; key: number };

/** Long enough to read a sentence and to think again. */
const STAYS_MS = 10_000;

export const done = create<{ now?: Done }>(() => ({}));

let count = 0;

export function tellDone(text: string, undo?: () => Promise<unknown>): void {
  const key = ++count;
  done.setState({ now: { text, key, ...(undo ? { undo } : {}) } });
  setTimeout(() => {
    if (done.getState().now?.key === key) hushDone();
  }, STAYS_MS);
}

export const hushDone = (): void => done.setState({ now: undefined });
