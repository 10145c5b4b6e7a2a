import { buttonsAt, type CardDocument, cardsOf, localesOf, type Place } from "./card";
import type { Change } from "./change";
import { edit } from "./edit";
import { at, pointer, put, same, steps } from "./json";
import type { Problem } from "./problem";
import { shortened } from "./shorten";
import { validate } from "./validate";
import { fixedLength, usedIn } from "./variables";
import { fieldsOf, pathOf, readText, writeText } from "./words";

/** Texts whose beginning still says something, unlike that of an address. */
const words: readonly string[] = ["text", "title", "subject", "label", "alt", "description", "query"];

/** The card without what is too much of it: a text that is too long, or the last ones of too many. Absent where a person has to think. */
export function mended(
  card: CardDocument,
  { pointer: where, code, params }: Problem,
): CardDocument | undefined {
  const most = Number(params.max);
  if (code === "too-many") return withFewer(card, where, most);
  if (code !== "too-long" || !words.includes(steps(where).at(-1) ?? "")) return undefined;
  const path = pathIn(card, where);
  const text = at(card, path);
  return typeof text === "string" ? put(card, path, shortened(text, most)) : undefined;
}

/** Without all that is too much of it. */
export function allMended(card: CardDocument): CardDocument {
  for (const problem of validate(card)) {
    const less = mended(card, problem);
    // What was mended may have moved what else was found.
    if (less && !same(less, card)) return allMended(less);
  }
  return card;
}

/** Places in arrays are numbers. */
function pathIn(card: CardDocument, where: string): (string | number)[] {
  const path: (string | number)[] = [];
  for (const step of steps(where)) path.push(Array.isArray(at(card, path)) ? Number(step) : step);
  return path;
}

function withFewer(card: CardDocument, where: string, most: number): CardDocument | undefined {
  const [list, index = "", inner] = steps(where);
  if (where === "/cards") {
    return changed(
      card,
      cardsOf(card)
        .slice(most)
        .map(({ id }) => ({ do: "removeCard", card: id })),
    );
  }
  if (where === "/suggestions") return withFewerButtons(card, "chips", most);
  const holder = list === "cards" && inner === "buttons" ? cardsOf(card)[Number(index)] : undefined;
  if (holder) return withFewerButtons(card, { card: holder.id }, most);
  return where === "/variables" ? withFewerVariables(card, most) : undefined;
}

function withFewerButtons(card: CardDocument, place: Place, most: number): CardDocument {
  const over = buttonsAt(card, place).slice(most);
  return changed(
    card,
    over.map(({ id }) => ({ do: "removeButton", at: place, button: id })),
  );
}

/** Only those that no text names. */
function withFewerVariables(card: CardDocument, most: number): CardDocument | undefined {
  const { variables = [], ...texts } = card;
  const used = usedIn(texts);
  const unused = variables.filter(({ name }) => !used.includes(name)).toReversed();
  const over = unused.slice(0, variables.length - most);
  if (over.length < variables.length - most) return undefined;
  return changed(
    card,
    over.map(({ name }) => ({ do: "removeVariable", name })),
  );
}

const changed = (card: CardDocument, changes: Change[]): CardDocument =>
  changes.reduce((draft, change) => edit(draft, change), { name: "", card }).card;

/** That much less of a text as readers of a language see it, named by its place in the card's own words; absent where nothing would be left. */
export function cutAt(
  card: CardDocument,
  locale: string,
  where: string,
  less: number,
): CardDocument | undefined {
  const field = fieldsOf(card).find((one) => {
    const path = pathOf(card, one, card.locale);
    return path && pointer(path) === where;
  });
  if (!field) return undefined;
  const spoken = readText(card, field, locale) === "" ? card.locale : locale;
  const text = readText(card, field, spoken);
  const room = fixedLength(text) - less;
  return room > 0 ? writeText(card, field, spoken, shortened(text, room)) : undefined;
}

/** Shorter ones say nothing any more. */
const LEAST_WORDS = 20;

/** The longest texts of the message and its cards, all cut to the same part of the longest one; absent where they are short already. */
export function levelled(card: CardDocument, locale: string, part: number): CardDocument | undefined {
  const texts = fieldsOf(card)
    .filter(({ of }) => of === "message" || of === "card")
    .map((field) => {
      const spoken = readText(card, field, locale) === "" ? card.locale : locale;
      return { field, spoken, text: readText(card, field, spoken) };
    });
  const most = Math.floor(Math.max(0, ...texts.map(({ text }) => fixedLength(text))) * part);
  if (most < LEAST_WORDS) return undefined;
  return texts
    .filter(({ text }) => fixedLength(text) > most)
    .reduce((rest, { field, spoken, text }) => writeText(rest, field, spoken, shortened(text, most)), card);
}

/** What one card has less than another: cards, buttons, and characters in how many texts that are still there. */
export function lessOf(before: CardDocument, after: CardDocument) {
  const lengths = (card: CardDocument) =>
    localesOf(before).flatMap((tag) =>
      fieldsOf(before).map((field) => fixedLength(readText(card, field, tag))),
    );
  const left = lengths(after);
  const shorter = lengths(before)
    .map((length, place) => [length, left[place] || length] as const)
    .flatMap(([length, now]) => (now < length ? length - now : []));
  return {
    cards: cardsOf(before).length - cardsOf(after).length,
    buttons: buttonsIn(before) - buttonsIn(after),
    texts: shorter.length,
    characters: sum(shorter),
  };
}

const sum = (counts: number[]): number => counts.reduce((all, count) => all + count, 0);

const buttonsIn = (card: CardDocument): number =>
  (card.suggestions ?? []).length + sum(cardsOf(card).map(({ buttons = [] }) => buttons.length));
