import type { CardDocument, Variable } from "./card";

export const NAME = /^[A-Za-z][A-Za-z0-9_]{0,31}$/;

export type Piece = { text: string; variable?: string };

/** Takes a text apart into what stands as it is and `{{variables}}`; together the pieces are the text again. */
export function phrase(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(/\{\{\s*([A-Za-z][A-Za-z0-9_]{0,31})\s*\}\}/g)) {
    if (found.index > from) pieces.push({ text: text.slice(from, found.index) });
    pieces.push({ text: found[0], variable: found[1] ?? "" });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

export const variablesIn = (text: string): string[] =>
  phrase(text).flatMap(({ variable }) => (variable === undefined ? [] : [variable]));

/** Unicode code points that stay whatever the values: what limits count. */
export const fixedLength = (text: string): number =>
  [
    ...phrase(text)
      .map((piece) => (piece.variable === undefined ? piece.text : ""))
      .join(""),
  ].length;

/** Changes every string of a document, names of fields aside. */
export function everyText<T>(value: T, change: (text: string) => string): T {
  if (typeof value === "string") return change(value) as T;
  if (Array.isArray(value)) return value.map((item) => everyText(item, change)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, everyText(inner, change)]),
  ) as T;
}

/** Changes a declared variable; a new name is written into every text that used the old one. */
export function redeclared(card: CardDocument, name: string, variable: Variable): CardDocument {
  const declared = card.variables ?? [];
  const taken = declared.some((one) => one.name === variable.name && one.name !== name);
  if (taken || !declared.some((one) => one.name === name)) return card;
  const variables = declared.map((one) => (one.name === name ? variable : one));
  if (variable.name === name) return { ...card, variables };
  const { variables: _, ...texts } = card;
  const renamed = everyText(texts, (text) =>
    phrase(text)
      .map((piece) => (piece.variable === name ? `{{${variable.name}}}` : piece.text))
      .join(""),
  );
  return { ...renamed, variables };
}

/** All that the texts name, each once, in the order of the document. */
export function usedIn(card: Omit<CardDocument, "variables"> | object): string[] {
  const found = new Set<string>();
  everyText(card, (text) => {
    for (const name of variablesIn(text)) found.add(name);
    return text;
  });
  return [...found];
}

/** The longest value that a recipient may have: the worst case of a preview. */
export function longest({ type = "text", maxLength = 500, sample = "" }: Variable): string {
  const wide = /[^\u0020-\u02ff]/.test(sample) ? "国" : "W";
  switch (type) {
    case "text":
      return wide.repeat(maxLength);
    case "number":
      return "8".repeat(Math.min(maxLength, 12));
    case "date":
      return "2026-11-30";
    case "url":
      return `https://w.example/${"w".repeat(Math.max(0, maxLength - 18))}`;
  }
}
