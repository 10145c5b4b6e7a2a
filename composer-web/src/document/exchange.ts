import type { CardDocument, Draft } from "./card";
import { type Problem, problem } from "./problem";
import { validate } from "./validate";
import { tidied } from "./words";

export const asJson = (card: CardDocument): string => `${JSON.stringify(card, null, 2)}\n`;

/** What a file held: a card, or why it is none; the file itself is not touched. */
export type Imported = { card: CardDocument } | { problems: Problem[] };

export function readJson(text: string): Imported {
  try {
    const value: unknown = JSON.parse(text);
    const problems = validate(value);
    return problems.length === 0 ? { card: opened(value) } : { problems };
  } catch {
    return { problems: [problem("", "wrong-type", { expected: "JSON", found: "text" })] };
  }
}

/** The document as it is edited: null, which the contract allows in overrides and means absent, is absent. */
export const opened = (card: unknown): CardDocument => tidied(card as CardDocument);

/** A name for the file of a draft. */
export function fileName({ name }: Draft): string {
  const plain = name.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return `${plain.replaceAll(" ", "-") || "card"}.json`;
}
