import { type CardDocument, cardsOf } from "./card";
import type { Selection } from "./history";
import { steps } from "./json";

/** What is chosen to write at a place of the document: the card that it lies in, in the language that it is of. */
export function selectionAt(card: Pick<CardDocument, "cards">, pointer: string, locale: string): Selection {
  const [what, second, third, id] = steps(pointer);
  if (what === "cards") return chosen(cardsOf(card)[Number(second)]?.id, locale);
  if (what === "locales") return chosen(third === "cards" ? id : undefined, second ?? locale);
  return { locale };
}

const chosen = (card: string | undefined, locale: string): Selection =>
  card === undefined ? { locale } : { card, locale };
