import {
  type Action,
  type Button,
  type CardDocument,
  cardsOf,
  type Translation,
  type Variable,
} from "./card";
import { pointer } from "./json";
import { type Problem, problem } from "./problem";
import { maxLength } from "./schema";
import { fixedLength, phrase } from "./variables";

/** What the server's parser checks beyond the schema, by the same codes. */
export function beyondSchema(card: CardDocument): Problem[] {
  const declared = new Set((card.variables ?? []).map(({ name }) => name));
  return [
    ...duplicates(card),
    ...(card.variables ?? []).flatMap(values),
    ...textsOf(card).flatMap((one) => text(one, declared)),
    ...tallInSmall(card),
    ...allButtons(card).flatMap(({ button, at }) => ends(button.action, `${at}/action`)),
    ...Object.entries(card.locales ?? {}).flatMap(([tag, words]) =>
      strangers(card, words, pointer(["locales", tag])),
    ),
  ];
}

type Text = { at: string; text: string; limit: string };
type Placed = { button: Button; at: string };

function allButtons(card: CardDocument): Placed[] {
  const placed = (buttons: Button[] | undefined, at: string) =>
    (buttons ?? []).map((button, index) => ({ button, at: `${at}/${index}` }));
  return [
    ...cardsOf(card).flatMap((one, index) => placed(one.buttons, `/cards/${index}/buttons`)),
    ...placed(card.suggestions, "/suggestions"),
  ];
}

function duplicates(card: CardDocument): Problem[] {
  const twice = (names: string[], at: string, field: string) =>
    names.flatMap((value, index) =>
      names.indexOf(value) < index ? [problem(`${at}/${index}/${field}`, "duplicate", { value })] : [],
    );
  const ids = (all: { id: string }[] | undefined, at: string) =>
    twice(
      (all ?? []).map((one) => one.id),
      at,
      "id",
    );
  return [
    ...twice(
      (card.variables ?? []).map((one) => one.name),
      "/variables",
      "name",
    ),
    ...ids(card.cards, "/cards"),
    ...cardsOf(card).flatMap((one, index) => ids(one.buttons, `/cards/${index}/buttons`)),
    ...ids(card.suggestions, "/suggestions"),
  ];
}

/** Samples and defaults are values, and so must be what their variable says. */
function values(variable: Variable, index: number): Problem[] {
  return (["sample", "default"] as const).flatMap((field) => {
    const value = variable[field];
    const at = `/variables/${index}/${field}`;
    if (value === undefined) return [];
    const { type = "text", maxLength: max = 500 } = variable;
    const length = [...value].length;
    if (length > max) return [problem(at, "too-long", { length, max })];
    if (flawed(value, false)) return [problem(at, "bad-character")];
    return type === "text" || forms[type](value) ? [] : [problem(at, "bad-form", { form: type })];
  });
}

const forms = {
  number: (value: string) => /^[+-]?[0-9]+([.,][0-9]+)?$/.test(value),
  date: (value: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true,
  url: (value: string) => !value.includes("{{") && addressFlaw(value) === undefined,
};

function text({ at, text: value, limit }: Text, declared: Set<string>): Problem[] {
  const found: Problem[] = [];
  if (limit === "url") {
    const flaw = addressFlaw(value);
    if (flaw && /^https?:\/\/[^/?#]/i.test(value)) found.push(problem(at, flaw));
  } else if (flawed(value, limit === "message" || limit === "body" || limit === "eventDescription")) {
    found.push(problem(at, "bad-character"));
  }
  const pieces = phrase(value);
  const plain = pieces.filter((piece) => piece.variable === undefined);
  if (plain.some((piece) => piece.text.includes("{{"))) found.push(problem(at, "braces"));
  if (value.includes("{{") && fixedLength(value) > maxLength(limit)) {
    found.push(problem(at, "too-long", { length: fixedLength(value), max: maxLength(limit) }));
  }
  const unknown = new Set(
    pieces.flatMap(({ variable }) => (variable && !declared.has(variable) ? [variable] : [])),
  );
  return [...found, ...[...unknown].map((name) => problem(at, "undeclared-variable", { name }))];
}

/** Controls and halves of surrogate pairs: no channel carries them. */
function flawed(value: string, lines: boolean): boolean {
  return [...value].some((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const control = (code < 0x20 && !(lines && code === 0x0a)) || (code >= 0x7f && code <= 0x9f);
    return control || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff;
  });
}

/** Variables stand behind the host only, and with any value it must be an address. */
export function addressFlaw(value: string): "bad-url" | "variable-in-host" | undefined {
  const scheme = /^https?:\/\/[^/?#]*/i.exec(value);
  if (!scheme) return value.startsWith("{{") ? "variable-in-host" : "bad-url";
  if (scheme[0].includes("{{")) return "variable-in-host";
  const filled = phrase(value)
    .map((piece) => (piece.variable === undefined ? piece.text : "x"))
    .join("");
  // What RFC 3986 leaves out and a browser would mend in silence.
  if (/[\s"<>\\^`{|}]/.test(filled) || /%(?![0-9a-f]{2})/i.test(filled)) return "bad-url";
  return /^https?:\/\/([\w.-]+|\[[\da-f:.]+\])(:\d*)?([/?#]|$)/i.test(filled) ? undefined : "bad-url";
}

function tallInSmall(card: CardDocument): Problem[] {
  if (card.layout !== "carousel" || card.width !== "small") return [];
  return cardsOf(card).flatMap((one, index) =>
    one.media?.height === "tall" ? [problem(`/cards/${index}/media/height`, "tall-in-small")] : [],
  );
}

function ends(action: Action, at: string): Problem[] {
  if (action.type !== "calendar") return [];
  const [start, end] = [Date.parse(action.start), Date.parse(action.end)];
  return [
    ...(Number.isNaN(start) ? [problem(`${at}/start`, "bad-form", { form: "instant" })] : []),
    ...(Number.isNaN(end) ? [problem(`${at}/end`, "bad-form", { form: "instant" })] : []),
    ...(end < start ? [problem(`${at}/end`, "ends-before-start")] : []),
  ];
}

/** Translations of what the document does not have. */
function strangers(card: CardDocument, words: Translation, at: string): Problem[] {
  const cards = new Map(cardsOf(card).map((one) => [one.id, one]));
  const among = (names: string[], known: string[], where: string) =>
    names
      .filter((id) => !known.includes(id))
      .map((id) => problem(`${where}/${id}`, "unknown-id", { id, known: known.join(", ") }));
  const idsOf = (buttons: Button[] | undefined) => (buttons ?? []).map((one) => one.id);
  return [
    ...among(Object.keys(words.cards ?? {}), [...cards.keys()], `${at}/cards`),
    ...among(Object.keys(words.suggestions ?? {}), idsOf(card.suggestions), `${at}/suggestions`),
    ...Object.entries(words.cards ?? {}).flatMap(([id, one]) => {
      const own = cards.get(id);
      if (!own) return [];
      const media = one.media && !own.media;
      return [
        ...(media ? [problem(`${at}/cards/${id}/media`, "unknown-id", { id: "media", known: "" })] : []),
        ...among(Object.keys(one.buttons ?? {}), idsOf(own.buttons), `${at}/cards/${id}/buttons`),
      ];
    }),
  ];
}

/** Every text that may hold variables, with the definition that limits it. */
function textsOf(card: CardDocument): Text[] {
  const found: Text[] = [];
  const add = (at: string, text: string | undefined, limit: string) => {
    if (typeof text === "string") found.push({ at, text, limit });
  };
  const message = (of: Omit<Translation, "cards" | "suggestions">, at: string) => {
    add(`${at}/text`, of.text, "message");
    add(`${at}/subject`, of.subject, "subject");
    add(`${at}/overrides/sms/text`, of.overrides?.sms?.text, "message");
    add(`${at}/overrides/mms/subject`, of.overrides?.mms?.subject, "subject");
  };
  message(card, "");
  cardsOf(card).forEach((one, index) => {
    const at = `/cards/${index}`;
    add(`${at}/title`, one.title, "title");
    add(`${at}/text`, one.text, "body");
    add(`${at}/media/alt`, one.media?.alt, "alt");
  });
  for (const { button, at } of allButtons(card)) {
    add(`${at}/label`, button.label, "label");
    for (const [name, text] of Object.entries(button.action)) {
      const limit = actionLimits[name];
      if (limit) add(`${at}/action/${name}`, String(text), limit);
    }
  }
  for (const [tag, words] of Object.entries(card.locales ?? {})) {
    const at = pointer(["locales", tag]);
    message(words, at);
    const labels = (of: Translation["suggestions"], where: string) => {
      for (const [id, { label, url }] of Object.entries(of ?? {})) {
        add(`${where}/${id}/label`, label, "label");
        add(`${where}/${id}/url`, url, "url");
      }
    };
    labels(words.suggestions, `${at}/suggestions`);
    for (const [id, one] of Object.entries(words.cards ?? {})) {
      add(`${at}/cards/${id}/title`, one.title, "title");
      add(`${at}/cards/${id}/text`, one.text, "body");
      add(`${at}/cards/${id}/media/alt`, one.media?.alt, "alt");
      labels(one.buttons, `${at}/cards/${id}/buttons`);
    }
  }
  return found;
}

/** Of an action's texts; `title` and `label` are those of an event and of a place. */
const actionLimits: Record<string, string> = {
  url: "url",
  postback: "postback",
  query: "place",
  label: "place",
  title: "eventTitle",
  description: "eventDescription",
};
