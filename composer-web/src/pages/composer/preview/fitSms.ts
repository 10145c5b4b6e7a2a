import type { Shown } from "../../../api/templates";
import type { Preview } from "../../../api/types";
import { shortened } from "../../../document/shorten";
import { fixedLength } from "../../../document/variables";
import { writeText } from "../../../document/words";

/** How often is cut and looked again, and by how much at least. */
const MOST_CUTS = 8;
const LEAST_CUT = 0.95;

type Ask = (shown: Shown) => Promise<Preview>;

/** The longest beginning of the words, nearly, that an SMS takes with all that is put around them; absent where there is none. */
export async function fittingSms(ask: Ask, shown: Shown, text: string): Promise<string | undefined> {
  let words = text;
  for (let cut = 0; cut <= MOST_CUTS && words !== ""; cut++) {
    const card = writeText(shown.card, { of: "sms" }, shown.locale, words);
    const { unfit } = (await ask({ ...shown, card })).sms;
    if (!unfit) return words;
    if (unfit.code !== "too-many-segments") return undefined;
    const part = Number(unfit.params?.max) / Number(unfit.params?.segments);
    words = shortened(words, Math.floor(fixedLength(words) * Math.min(LEAST_CUT, part)));
  }
  return undefined;
}
