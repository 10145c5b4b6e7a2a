import { expect, test } from "vitest";
import { blank } from "./blank";
import type { CardDocument } from "./card";
import { edit } from "./edit";
import { allMended, cutAt, lessOf, levelled, mended } from "./mend";
import { validate } from "./validate";
import { fixedLength } from "./variables";
import { readText } from "./words";

const start = blank("Sale", "en", "Half off").card;
const reply = (label: string) => ({ label, action: { type: "reply", postback: label } as const });
const title = (card: CardDocument, id: string, tag = "en") =>
  readText(card, { of: "card", card: id, name: "title" }, tag);
const many = (cards: number): CardDocument => {
  const content = start.cards?.[0];
  if (!content) throw new Error("a blank card has a card");
  let draft = { name: "", card: start };
  for (let index = 1; index < cards; index++) {
    draft = edit(draft, { do: "addCard", clip: { content, words: {}, variables: [] }, index });
  }
  return draft.card;
};

test("of too many cards, buttons and chips the first ones stay, with their translations alone", () => {
  let draft = { name: "", card: many(12) };
  const [first] = draft.card.cards ?? [];
  for (let button = 0; button < 6; button++) {
    draft = edit(draft, { do: "addButton", at: { card: first?.id ?? "" }, button: reply(`b${button}`) });
  }
  for (let chip = 0; chip < 13; chip++) {
    draft = edit(draft, { do: "addButton", at: "chips", button: reply(`chip ${chip}`) });
  }
  draft = edit(draft, { do: "addLocale", locale: "zh-CN" });
  const last = draft.card.cards?.at(-1)?.id ?? "";
  const field = { of: "card", card: last, name: "title" } as const;
  draft = edit(draft, { do: "write", field, locale: "zh-CN", text: "半价" });
  expect(validate(draft.card).length).toBeGreaterThan(0);
  const card = allMended(draft.card);
  expect(validate(card)).toEqual([]);
  expect(card.cards).toHaveLength(10);
  expect(card.cards?.[0]?.buttons?.map(({ label }) => label)).toEqual(["b0", "b1", "b2", "b3"]);
  expect(card.suggestions).toHaveLength(11);
  expect(JSON.stringify(card)).not.toContain("半价");
});

test("a text that is too long keeps its beginning, and an address is left to a person", () => {
  const field = { of: "card", card: start.cards?.[0]?.id ?? "", name: "title" } as const;
  const { card } = edit(
    { name: "", card: start },
    { do: "write", field, locale: "en", text: "word ".repeat(60) },
  );
  expect(title(allMended(card), field.card)).toMatch(/^(word )+word$/);
  const address = {
    pointer: "/cards/0/buttons/0/action/url",
    code: "too-long",
    params: { max: "9" },
  } as const;
  expect(mended(start, address)).toBeUndefined();
});

test("a cut is made in the language that is read, and never down to nothing", () => {
  const id = start.cards?.[0]?.id ?? "";
  let draft = edit({ name: "", card: start }, { do: "addLocale", locale: "zh-CN" });
  expect(title(cutAt(draft.card, "zh-CN", "/cards/0/title", 3) ?? start, id)).toBe("Half");
  const field = { of: "card", card: id, name: "title" } as const;
  draft = edit(draft, { do: "write", field, locale: "zh-CN", text: "全场半价" });
  const cut = cutAt(draft.card, "zh-CN", "/cards/0/title", 2) ?? start;
  expect([title(cut, id), title(cut, id, "zh-CN")]).toEqual(["Half off", "全场"]);
  expect(cutAt(draft.card, "zh-CN", "/cards/0/title", 4)).toBeUndefined();
});

test("what is told of less: the cards that went, and the texts that stay but are shorter", () => {
  const before = many(12);
  const [first] = before.cards ?? [];
  const field = { of: "card", card: first?.id ?? "", name: "title" } as const;
  const { card } = edit(
    { name: "", card: before },
    { do: "write", field, locale: "en", text: "x".repeat(205) },
  );
  expect(lessOf(card, allMended(card))).toEqual({ cards: 2, buttons: 0, texts: 1, characters: 5 });
});

test("only the longest texts are levelled, until they are short", () => {
  const id = start.cards?.[0]?.id ?? "";
  const field = { of: "card", card: id, name: "text" } as const;
  const { card } = edit(
    { name: "", card: start },
    { do: "write", field, locale: "en", text: "x".repeat(100) },
  );
  const less = levelled(card, "en", 0.8) ?? card;
  expect(fixedLength(readText(less, field, "en"))).toBe(80);
  expect(title(less, id)).toBe("Half off");
  expect(lessOf(card, less)).toEqual({ cards: 0, buttons: 0, texts: 1, characters: 20 });
  expect(levelled(start, "en", 0.8)).toBeUndefined();
});
