import { type CardDocument, VERSION } from "./card";
import { steps } from "./json";
import { type Problem, problem } from "./problem";
import { beyondSchema } from "./rules";
import { bySchema } from "./schema";

/** Everything that keeps the value from being a card that the server takes; empty for a valid one. */
export function validate(value: unknown): Problem[] {
  const version =
    typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
  if (typeof version === "number" && version > VERSION) {
    return [problem("/version", "version-newer", { version, known: VERSION })];
  }
  const found = bySchema(value);
  // What is not even shaped like a card has said enough.
  const shaped = !found.some(({ code }) => code === "wrong-type");
  return shaped ? [...found, ...beyondSchema(value as CardDocument)] : found;
}

const judged = new WeakMap<CardDocument, Problem[]>();

/** The same of a card, which never changes once it is made: whoever asks next about the same one has the same answer. */
export function problemsOf(card: CardDocument): Problem[] {
  const found = judged.get(card) ?? validate(card);
  judged.set(card, found);
  return found;
}

/**
 * The part of an unfinished card that can be shown already: without buttons that have a problem and cards that have nothing
 * to show. Absent where even the rest is not valid.
 */
export function presentable(
  card: CardDocument,
  problems: Problem[] = validate(card),
): CardDocument | undefined {
  if (problems.length === 0) return card;
  const cards = (card.cards ?? []).map((one, index) => ({
    ...one,
    buttons: (one.buttons ?? []).filter((_, at) =>
      sound(problems, ["cards", `${index}`, "buttons", `${at}`]),
    ),
  }));
  const kept = cards.filter(({ media, title, text }) => media || title || text);
  const rest: CardDocument = {
    ...card,
    layout: kept.length > 1 ? "carousel" : "card",
    cards: kept,
    suggestions: (card.suggestions ?? []).filter((_, at) => sound(problems, ["suggestions", `${at}`])),
    locales: Object.fromEntries(
      Object.entries(card.locales ?? {}).filter(([tag]) => sound(problems, ["locales", tag])),
    ),
  };
  return [rest, { ...rest, locales: {} }].find((one) => validate(one).length === 0);
}

const sound = (problems: Problem[], place: string[]) =>
  !problems.some(({ pointer }) => {
    const found = steps(pointer);
    return place.every((step, index) => found[index] === step);
  });
