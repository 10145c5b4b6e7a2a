import type { CardContent, Draft } from "./card";
import type { Clip } from "./clip";

/** A document to start from: one card that already says something, as an empty one cannot be saved. */
export function blank(name: string, locale: string, title: string): Draft {
  const content: CardContent = { id: "c1", title };
  return { name, card: { version: 1, kind: "promotional", locale, layout: "card", cards: [content] } };
}

export const newCard = (title: string): Clip => ({
  content: { id: "new", title },
  words: {},
  variables: [],
});
