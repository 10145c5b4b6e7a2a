import type { ExplanationLine } from "../../api/types";

/** One entry of the story: a line of it, or a run of lines that is read only by who wants to. */
export type Entry = { first: ExplanationLine; rest: ExplanationLine[] };

const MANY = 3;
const isLoss = (line: ExplanationLine | undefined) => line?.code.startsWith("loss.") ?? false;

/** The story with what a form could not keep taken together, where that is more than a line or two. */
export function folded(lines: ExplanationLine[]): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (isLoss(lines[end])) end++;
    const run = lines.slice(at, end - at >= MANY ? end : at + 1);
    const [first, ...rest] = run;
    if (first) entries.push({ first, rest });
    at += run.length;
  }
  return entries;
}
