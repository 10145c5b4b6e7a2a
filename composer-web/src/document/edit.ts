import {
  type Button,
  buttonsAt,
  type CardDocument,
  cardsOf,
  type Draft,
  localesOf,
  type Place,
  type Translation,
  type Variable,
} from "./card";
import type { Change } from "./change";
import { pasted } from "./clip";
import { freeId } from "./ids";
import { moved, put, same } from "./json";
import { patched } from "./patch";
import { everyText, redeclared } from "./variables";
import { tidied, writeText } from "./words";

/** The draft after a change; the very same draft where the change makes no difference. */
export function edit(draft: Draft, change: Change): Draft {
  if (change.do === "everything") return kept(draft, change.draft);
  if (change.do === "rename") return kept(draft, { ...draft, name: change.name });
  const card = laidOut(edited(draft.card, change));
  return kept(draft, { ...draft, card });
}

const kept = (before: Draft, after: Draft) => (same(before, after) ? before : after);

type CardChange = Exclude<Change, { do: "everything" } | { do: "rename" }>;

function edited(card: CardDocument, change: CardChange): CardDocument {
  switch (change.do) {
    case "message":
      return { ...card, ...change.set };
    case "write":
      return renamedReply(card, change, writeText(card, change.field, change.locale, change.text));
    case "addCard":
      return pasted(card, change.clip, change.index);
    case "removeCard":
      return withoutCard(card, change.card);
    case "moveCard":
      return { ...card, cards: [...movedById(cardsOf(card), change.card, change.to)] };
    case "media":
      return withMedia(card, change);
    case "localPicture":
      return withLocalPicture(card, change);
    case "addButton":
      return withButtons(card, change.at, (all) => [...all, { id: freeButton(all), ...change.button }]);
    case "removeButton":
      return withoutButton(card, change.at, change.button);
    case "moveButton":
      return withButtons(card, change.at, (all) => [...movedById(all, change.button, change.to)]);
    case "action":
      return withAction(card, change);
    case "addVariable":
      return withVariable(card, change.variable);
    case "variable":
      return redeclared(card, change.name, change.variable);
    case "removeVariable":
      return { ...card, variables: (card.variables ?? []).filter(({ name }) => name !== change.name) };
    case "addLocale":
      return localesOf(card).includes(change.locale)
        ? card
        : { ...card, locales: { ...card.locales, [change.locale]: {} } };
    case "removeLocale":
      return put(card, ["locales", change.locale], undefined);
    case "replaceText":
      return replaced(card, change.from, change.to);
    case "patch":
      return patched(card, change.operations) ?? card;
  }
}

/** One card stands alone, several are a carousel. */
function laidOut(card: CardDocument): CardDocument {
  const layout = cardsOf(card).length > 1 ? "carousel" : "card";
  return card.layout === layout ? card : { ...card, layout };
}

function movedById<T extends { id: string }>(items: readonly T[], id: string, to: number): readonly T[] {
  return moved(
    items,
    items.findIndex((item) => item.id === id),
    to,
  );
}

const freeButton = (all: Button[]) =>
  freeId(
    "b",
    all.map((one) => one.id),
  );

function withButtons(card: CardDocument, at: Place, change: (all: Button[]) => Button[]): CardDocument {
  const buttons = change(buttonsAt(card, at));
  if (at === "chips") return { ...card, suggestions: buttons };
  return { ...card, cards: cardsOf(card).map((one) => (one.id === at.card ? { ...one, buttons } : one)) };
}

/** A reply that says to the author's system what it says to people goes on doing so when it is renamed. */
function renamedReply(
  before: CardDocument,
  { field, locale, text }: Extract<Change, { do: "write" }>,
  after: CardDocument,
): CardDocument {
  if (field.of !== "button" || field.name !== "label" || locale !== before.locale) return after;
  const { action, label } = buttonsAt(before, field.at).find((one) => one.id === field.button) ?? {};
  if (action?.type !== "reply" || action.postback !== label) return after;
  return withAction(after, {
    do: "action",
    at: field.at,
    button: field.button,
    action: { ...action, postback: text },
  });
}

/** The words of its translations go with a button, or another one of the same id would inherit them. */
function withoutButton(card: CardDocument, at: Place, id: string): CardDocument {
  const rest = withButtons(card, at, (all) => all.filter((one) => one.id !== id));
  return translated(rest, (words) =>
    at === "chips"
      ? put(words, ["suggestions", id], undefined)
      : put(words, ["cards", at.card, "buttons", id], undefined),
  );
}

function withAction(
  card: CardDocument,
  { at, button, action }: Extract<Change, { do: "action" }>,
): CardDocument {
  const changed = withButtons(card, at, (all) =>
    all.map((one) => (one.id === button ? { ...one, action } : one)),
  );
  if (action.type === "openUrl") return changed;
  return translated(changed, (words) =>
    at === "chips"
      ? put(words, ["suggestions", button, "url"], undefined)
      : put(words, ["cards", at.card, "buttons", button, "url"], undefined),
  );
}

function withoutCard(card: CardDocument, id: string): CardDocument {
  const rest = { ...card, cards: cardsOf(card).filter((one) => one.id !== id) };
  return translated(rest, (words) => put(words, ["cards", id], undefined));
}

function withMedia(card: CardDocument, { card: id, media }: Extract<Change, { do: "media" }>): CardDocument {
  const cards = cardsOf(card).map((one) => (one.id === id ? put(one, ["media"], media) : one));
  if (media) return { ...card, cards };
  return translated({ ...card, cards }, (words) => put(words, ["cards", id, "media"], undefined));
}

/** Another picture for the readers of one translation; without one they get that of the card. */
function withLocalPicture(
  card: CardDocument,
  { card: id, locale, picture }: Extract<Change, { do: "localPicture" }>,
): CardDocument {
  const own = cardsOf(card).find((one) => one.id === id)?.media;
  const words = card.locales?.[locale];
  if (!own || !words) return card;
  const { alt } = words.cards?.[id]?.media ?? {};
  const media = { ...(alt === undefined ? {} : { alt }), ...picture };
  return tidied(put(card, ["locales", locale, "cards", id, "media"], media));
}

function withVariable(card: CardDocument, variable: Variable): CardDocument {
  const declared = card.variables ?? [];
  const taken = declared.some((one) => one.name === variable.name);
  return taken ? card : { ...card, variables: [...declared, variable] };
}

function translated(card: CardDocument, change: (words: Translation) => Translation): CardDocument {
  if (!card.locales) return card;
  const locales = Object.entries(card.locales).map(([tag, words]) => [tag, change(words)]);
  return tidied({ ...card, locales: Object.fromEntries(locales) });
}

/** In all that people read, in every language; ids, addresses and postbacks stay. */
function replaced(card: CardDocument, from: string, to: string): CardDocument {
  const inText = (text: string) => text.replaceAll(from, to);
  const readable = new Set(["text", "subject", "title", "label", "alt"]);
  const walk = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(walk) as T;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        readable.has(name) && typeof inner === "string" ? everyText(inner, inText) : walk(inner),
      ]),
    ) as T;
  };
  return from === "" ? card : walk(card);
}
