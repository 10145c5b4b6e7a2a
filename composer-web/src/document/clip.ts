import { type CardContent, type CardDocument, type CardWords, cardsOf, type Variable, VERSION } from "./card";
import { freeId } from "./ids";
import type { ProblemCode } from "./problem";
import { bySchema } from "./schema";
import { usedIn } from "./variables";

/** One card with all that belongs to it, as it is copied from one template into another. */
export type Clip = { content: CardContent; words: Record<string, CardWords>; variables: Variable[] };

const MARK = "cardwire-card";

export function clip(card: CardDocument, id: string): Clip | undefined {
  const content = cardsOf(card).find((one) => one.id === id);
  if (!content) return undefined;
  const words = Object.entries(card.locales ?? {}).flatMap(([tag, { cards }]) => {
    const mine = cards?.[id];
    return mine ? [[tag, mine] as const] : [];
  });
  const used = usedIn({ content, words });
  const variables = (card.variables ?? []).filter(({ name }) => used.includes(name));
  return { content, words: Object.fromEntries(words), variables };
}

/** Under an id of its own; its words in languages that the document has, its variables where they are not declared. */
export function pasted(card: CardDocument, { content, words, variables }: Clip, index: number): CardDocument {
  const cards = cardsOf(card);
  const id = freeId(
    "c",
    cards.map((one) => one.id),
  );
  const declared = card.variables ?? [];
  const added = variables.filter(({ name }) => !declared.some((one) => one.name === name));
  const locales = Object.entries(card.locales ?? {}).map(([tag, translation]) => {
    const mine = words[tag];
    return [tag, mine ? { ...translation, cards: { ...translation.cards, [id]: mine } } : translation];
  });
  return {
    ...card,
    cards: cards.toSpliced(Math.min(index, cards.length), 0, { ...content, id }),
    ...(added.length > 0 ? { variables: [...declared, ...added] } : {}),
    ...(card.locales ? { locales: Object.fromEntries(locales) } : {}),
  };
}

export const asText = (clip: Clip): string => JSON.stringify({ [MARK]: 1, ...clip });

/** What the clipboard holds, if it is one of our cards. */
export function readClip(text: string): Clip | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isClip(value)
      ? { content: value.content, words: value.words, variables: value.variables }
      : undefined;
  } catch {
    return undefined;
  }
}

/** What a document cannot hold at all, unlike a card that is only unfinished. */
const shapeless: readonly ProblemCode[] = ["wrong-type", "unknown-field", "missing", "not-a-choice"];

/** A clipboard may hold anything: it is a card where a document that has it would be of a document's shape. */
function isClip(value: unknown): value is Clip {
  if (typeof value !== "object" || value === null || !(MARK in value)) return false;
  const { content, words, variables } = value as Partial<Clip>;
  if (typeof words !== "object" || words === null || content === undefined) return false;
  const locales = Object.entries(words).map(([tag, mine]) => [tag, { cards: { [content.id]: mine } }]);
  const around = { version: VERSION, kind: "service", locale: "en", layout: "card" };
  const card = { ...around, cards: [content], variables, locales: Object.fromEntries(locales) };
  return !bySchema(card).some(({ code }) => shapeless.includes(code));
}
