import type { Preview } from "../../../api/types";

/** How far the film is that takes longest to be made; absent where every file is there. */
export function makingOf({ rcs, mms }: Preview): number | undefined {
  const files = [...(rcs.cards ?? []), ...(mms.slides ?? [])].flatMap(({ media }) => media?.making ?? []);
  return files.length > 0 ? Math.min(...files) : undefined;
}
