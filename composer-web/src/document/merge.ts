import { type CardContent, type CardWords, cardsOf, type Draft, type Translation } from "./card";
import { same } from "./json";

/** A part of a draft that two people can change without disturbing each other, such as one card with its translations. */
export type Clash = { part: string; card?: string; mine: unknown; theirs: unknown };
export type Merged = { draft: Draft; clashes: Clash[] };

type Parts = Record<string, unknown>;
type CardPart = { content: CardContent; words: Record<string, CardWords> };
const CARD = "card ";

/**
 * What two people made of one draft, put together part by part. Where both changed the same part differently it clashes:
 * `mine` stands in the result, unless its part is among those to be taken from them.
 */
export function merge(base: Draft, mine: Draft, theirs: Draft, take: readonly string[] = []): Merged {
  const [was, own, other] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const clashes: Clash[] = [];
  const parts: Parts = {};
  for (const part of new Set([...Object.keys(own), ...Object.keys(other), ...Object.keys(was)])) {
    if (part === "order") continue;
    const [before, here, there] = [was[part], own[part], other[part]];
    if (same(here, there) || same(before, there)) parts[part] = here;
    else if (same(before, here)) parts[part] = there;
    else {
      const card = part.startsWith(CARD) ? { card: part.slice(CARD.length) } : {};
      clashes.push({ part, ...card, mine: here, theirs: there });
      parts[part] = take.includes(part) ? there : here;
    }
  }
  const order = same(was.order, own.order) ? other.order : own.order;
  return { draft: whole(parts, order as string[], theirs.card.locale), clashes };
}

function partsOf({ name, card }: Draft): Parts {
  const { cards: _, locales = {}, layout: __, ...message } = card;
  const parts: Parts = { name, order: cardsOf(card).map((one) => one.id) };
  for (const [field, value] of Object.entries(message)) parts[`message ${field}`] = value;
  for (const [tag, { cards: ___, ...words }] of Object.entries(locales)) parts[`locale ${tag}`] = words;
  for (const content of cardsOf(card)) {
    const words = Object.entries(locales).flatMap(([tag, { cards }]) => {
      const mine = cards?.[content.id];
      return mine ? [[tag, mine] as const] : [];
    });
    parts[CARD + content.id] = { content, words: Object.fromEntries(words) } satisfies CardPart;
  }
  return parts;
}

function whole(parts: Parts, order: string[], locale: string): Draft {
  const of = <T>(kind: string) =>
    Object.entries(parts).flatMap(([part, value]) =>
      part.startsWith(kind) && value !== undefined ? [[part.slice(kind.length), value as T] as const] : [],
    );
  const cards = new Map(of<CardPart>(CARD));
  const ids = [...new Set([...order, ...cards.keys()])].filter((id) => cards.has(id));
  const locales = of<Translation>("locale ").map(([tag, words]) => {
    const inCards = ids.flatMap((id) => {
      const mine = cards.get(id)?.words[tag];
      return mine ? [[id, mine] as const] : [];
    });
    return [tag, inCards.length > 0 ? { ...words, cards: Object.fromEntries(inCards) } : words] as const;
  });
  const card = {
    version: 1,
    kind: "promotional",
    locale,
    layout: ids.length > 1 ? "carousel" : "card",
    ...Object.fromEntries(of("message ")),
    cards: ids.flatMap((id) => cards.get(id)?.content ?? []),
    ...(locales.length > 0 ? { locales: Object.fromEntries(locales) } : {}),
  } satisfies Draft["card"];
  return { name: String(parts.name), card };
}
