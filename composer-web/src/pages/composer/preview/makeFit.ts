import type { Shown } from "../../../api/templates";
import type { Preview } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import { placeIn } from "../../../document/json";
import { allMended, cutAt, levelled } from "../../../document/mend";
import { shortened } from "../../../document/shorten";
import { presentable } from "../../../document/validate";
import { fixedLength } from "../../../document/variables";
import { derivedText, spokenText, writeText } from "../../../document/words";
import { type FormName, mendable, type Unfit } from "./unfit";

/** How often is cut and looked again, and by how much at least. */
const MOST_CUTS = 14;
const LEAST_CUT = 0.95;
const EVEN_CUT = 0.8;

/** The card with nearly as many words as a form takes; absent where no cut would make it fit. */
export async function madeToFit(
  ask: (shown: Shown) => Promise<Preview>,
  shown: Shown,
  form: FormName,
): Promise<CardDocument | undefined> {
  let card = allMended(shown.card);
  for (let cut = 0; cut <= MOST_CUTS; cut++) {
    const asked = presentable(card) ?? card;
    const { unfit } = (await ask({ ...shown, card: asked }))[form];
    if (!unfit) return card;
    const field = placeIn(card, asked, unfit.params?.field ?? "");
    const less = mendable(unfit) ? withLess(card, shown.locale, unfit, field) : undefined;
    if (!less) return undefined;
    card = less;
  }
  return undefined;
}

function withLess(
  card: CardDocument,
  locale: string,
  { code, params = {} }: Unfit,
  field: string,
): CardDocument | undefined {
  switch (code) {
    case "too-long":
      return cutAt(card, locale, field, Number(params.length) - Number(params.max));
    case "too-many-segments":
      return withShorterSms(card, locale, Number(params.max) / Number(params.segments));
    default:
      return levelled(card, locale, EVEN_CUT);
  }
}

/** The SMS gets words of its own, so that the card keeps what it says. */
function withShorterSms(card: CardDocument, locale: string, part: number): CardDocument | undefined {
  const field = { of: "sms" } as const;
  const words = spokenText(card, field, locale) || derivedText(card, "sms", locale);
  const fewer = shortened(words, Math.floor(fixedLength(words) * Math.min(LEAST_CUT, part)));
  return fewer === "" ? undefined : writeText(card, field, locale, fewer);
}
