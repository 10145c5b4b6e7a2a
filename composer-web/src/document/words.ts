import { buttonsAt, type CardDocument, cardsOf, type Media, type Place, type Translation } from "./card";
import { at, type Path, put } from "./json";

/** A text that people read, wherever it stands in the document. */
export type Field =
  | { of: "message"; name: "text" | "subject" }
  | { of: "sms" }
  | { of: "mms" }
  | { of: "card"; card: string; name: "title" | "text" }
  | { of: "media"; card: string }
  | { of: "button"; at: Place; button: string; name: "label" | "url" };

/** Where a text lies in a language: in the document itself, or by ids under `locales`. Absent where its holder is gone. */
export function pathOf(card: CardDocument, field: Field, locale: string): Path | undefined {
  const own = locale === card.locale;
  const base: Path = own ? [] : ["locales", locale];
  switch (field.of) {
    case "message":
      return [...base, field.name];
    case "sms":
      return [...base, "overrides", "sms", "text"];
    case "mms":
      return [...base, "overrides", "mms", "subject"];
    case "card":
      return inCard(card, field.card, base, own, [field.name]);
    case "media":
      return inCard(card, field.card, base, own, ["media", "alt"]);
    case "button":
      return buttonPath(card, field, base, own);
  }
}

function inCard(card: CardDocument, id: string, base: Path, own: boolean, rest: Path): Path | undefined {
  const index = cardsOf(card).findIndex((one) => one.id === id);
  return index < 0 ? undefined : [...base, "cards", own ? index : id, ...rest];
}

function buttonPath(
  card: CardDocument,
  { at: place, button, name }: Extract<Field, { of: "button" }>,
  base: Path,
  own: boolean,
): Path | undefined {
  const index = buttonsAt(card, place).findIndex((one) => one.id === button);
  if (index < 0) return undefined;
  const steps: Path = own ? [index, ...(name === "url" ? ["action", "url"] : ["label"])] : [button, name];
  return place === "chips"
    ? [...base, "suggestions", ...steps]
    : inCard(card, place.card, base, own, ["buttons", ...steps]);
}

/** The text as it stands in that language; a translation that is missing is empty. */
export function readText(card: CardDocument, field: Field, locale: string): string {
  const path = pathOf(card, field, locale);
  const found = path && at(card, path);
  return typeof found === "string" ? found : "";
}

/** The text that readers of that language get: the translation, or where that lacks it the document's own. */
export const spokenText = (card: CardDocument, field: Field, locale: string): string =>
  readText(card, field, locale) || readText(card, field, card.locale);

/** The picture that readers of that language see on a card. */
export function pictureIn(card: CardDocument, id: string, locale: string): Media | undefined {
  const own = cardsOf(card).find((one) => one.id === id)?.media;
  const { asset, focus } = card.locales?.[locale]?.cards?.[id]?.media ?? {};
  return own && { ...own, ...(asset ? { asset } : {}), ...(focus ? { focus } : {}) };
}

/** What a card is called: its title as readers of that language get it. */
export const titleIn = (card: CardDocument, id: string, locale: string): string =>
  spokenText(card, { of: "card", card: id, name: "title" }, locale);

/** What a channel says where the author wrote nothing for it by hand. */
export function derivedText(card: CardDocument, channel: "sms" | "mms", locale: string): string {
  const said = (field: Field) => spokenText(card, field, locale);
  const message = said({ of: "message", name: channel === "sms" ? "text" : "subject" });
  const first = cardsOf(card)[0]?.id;
  if (message || first === undefined) return message;
  const title = said({ of: "card", card: first, name: "title" });
  const text = channel === "sms" ? said({ of: "card", card: first, name: "text" }) : "";
  return [title, text].filter((part) => part !== "").join("\n");
}

/** A text that is left empty is left out; a button keeps its label, as it cannot be without. */
export function writeText(card: CardDocument, field: Field, locale: string, text: string): CardDocument {
  const path = pathOf(card, field, locale);
  if (!path || (locale !== card.locale && !card.locales?.[locale])) return card;
  if (field.of === "media" && !cardsOf(card).some((one) => one.id === field.card && one.media)) return card;
  const kept = field.of === "button" && locale === card.locale;
  return tidied(put(card, path, text === "" && !kept ? undefined : text));
}

/** Without the empty objects that taking words out leaves behind; a translation itself stays, it may be empty. */
export function tidied(card: CardDocument): CardDocument {
  const locales = Object.entries(card.locales ?? {}).map(([tag, words]) => [tag, full(words) ?? {}]);
  const { overrides, ...rest } = card;
  const kept = full(overrides);
  return {
    ...rest,
    ...(kept ? { overrides: kept } : {}),
    ...(card.locales ? { locales: Object.fromEntries(locales) as Record<string, Translation> } : {}),
  };
}

/** The value without objects that hold nothing and nulls that mean nothing. */
function full<T>(value: T): T | undefined {
  if (value === null) return undefined;
  if (typeof value !== "object") return value;
  const entries = Object.entries(value)
    .map(([name, inner]) => [name, full(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

/** Every text of the document that a translation may say otherwise. */
export function fieldsOf(card: CardDocument): Field[] {
  const buttons = (place: Place): Field[] =>
    buttonsAt(card, place).flatMap((button): Field[] => [
      { of: "button", at: place, button: button.id, name: "label" },
      ...(button.action.type === "openUrl"
        ? [{ of: "button", at: place, button: button.id, name: "url" } as const]
        : []),
    ]);
  return [
    { of: "message", name: "text" },
    { of: "message", name: "subject" },
    { of: "sms" },
    { of: "mms" },
    ...cardsOf(card).flatMap((one): Field[] => [
      { of: "card", card: one.id, name: "title" },
      { of: "card", card: one.id, name: "text" },
      ...(one.media ? [{ of: "media", card: one.id } as const] : []),
      ...buttons({ card: one.id }),
    ]),
    ...buttons("chips"),
  ];
}

/** The texts that the document has and this translation lacks. Addresses may stay as they are. */
export function untranslated(card: CardDocument, locale: string): Field[] {
  if (locale === card.locale) return [];
  return fieldsOf(card).filter(
    (field) =>
      !(field.of === "button" && field.name === "url") &&
      readText(card, field, card.locale).trim() !== "" &&
      readText(card, field, locale) === "",
  );
}
