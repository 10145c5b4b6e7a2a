import { filterWords, putFilterWords } from "../../../api/house";
import { ProblemError } from "../../../api/problem";
import type { FilterWord } from "../../../api/types";

export const LONGEST = 100;

/** Words are the same whatever their case, as on the server. */
const same = (word: string) => word.trim().toLowerCase();

/** Typed words, one a line; each once. */
export function typedWords(text: string): string[] {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const word = line.trim();
    if (word && !found.has(same(word))) found.set(same(word), word);
  }
  return [...found.values()];
}

export const onList = (list: readonly FilterWord[], word: string) =>
  list.some((one) => same(one.word) === same(word));

/** The list with new words behind; what stands there already stays as it is. */
export const withWords = (list: FilterWord[], words: string[], as: Omit<FilterWord, "word">) => [
  ...list,
  ...words.filter((word) => !onList(list, word)).map((word) => ({ word, ...as })),
];

export const without = (list: FilterWord[], word: string) =>
  list.filter((one) => same(one.word) !== same(word));

export const changed = (list: FilterWord[], word: FilterWord) =>
  list.map((one) => (same(one.word) === same(word.word) ? word : one));

/** The server keeps the list as a whole: it is read anew before each change, so that a colleague's stays, also one of this very moment. */
export async function edit(change: (list: FilterWord[]) => FilterWord[]): Promise<FilterWord[]> {
  for (let again = 3; ; again--) {
    const { words, etag } = await filterWords();
    try {
      return await putFilterWords(change(words), etag);
    } catch (error) {
      const stale = error instanceof ProblemError && error.problem.status === 412;
      if (!stale || again === 0) throw error;
    }
  }
}
