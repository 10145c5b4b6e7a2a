import { fixedLength, phrase } from "./variables";

/** A word that ends within this part of the limit is not cut. */
const NEAR = 0.8;

/** The beginning of a text that has at most so many characters besides its variables; it ends with a word, and no variable is cut. */
export function shortened(text: string, limit: number): string {
  if (fixedLength(text) <= limit) return text;
  let left = limit;
  let kept = "";
  for (const { text: part, variable } of phrase(text)) {
    const letters = [...part];
    if (variable === undefined && letters.length > left) return whole(kept, letters, left);
    kept += part;
    if (variable === undefined) left -= letters.length;
  }
  return kept;
}

/** Where a script has no spaces, its characters are as good as words. */
function whole(before: string, letters: string[], room: number): string {
  const cut = letters.slice(0, room);
  const space = letters[room] === " " ? room : cut.lastIndexOf(" ");
  return (before + (space >= room * NEAR ? letters.slice(0, space) : cut).join("")).trimEnd();
}
