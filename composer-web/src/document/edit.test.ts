import { expect, test } from "vitest";
import doubleEleven from "../../../fixtures/samples/cards/double-eleven.json";
import { blank } from "./blank";
import { cardsOf, type Draft, localesOf } from "./card";
import { asText, clip, readClip } from "./clip";
import { cropOf, shapeOf } from "./crop";
import { edit } from "./edit";
import { opened } from "./exchange";
import { merge } from "./merge";
import { usedIn } from "./variables";
import { readText, untranslated } from "./words";

const sample: Draft = { name: "双十一", card: opened(doubleEleven) };
const titles = ({ card }: Draft) => cardsOf(card).map((one) => one.title);
const titled = (draft: Draft, card: string, text: string) =>
  edit(draft, { do: "write", field: { of: "card", card, name: "title" }, locale: "zh-CN", text });

test("the second card makes a carousel, and the last one alone a card again", () => {
  const one = blank("New", "en", "Title");
  const second = clip(one.card, "c1");
  if (!second) throw new Error("no clip");
  const two = edit(one, { do: "addCard", clip: second, index: 1 });
  expect([one.card.layout, two.card.layout]).toEqual(["card", "carousel"]);
  expect(edit(two, { do: "removeCard", card: "c1" }).card.layout).toBe("card");
});

test("a copied card takes its words in other languages and its variables with it", () => {
  const copied = clip({ ...sample.card, cards: [{ id: "c1", title: "{{name}}, hello" }] }, "c1");
  const pastedFrom = copied && readClip(asText(copied));
  if (!pastedFrom) throw new Error("no clip");
  const there = edit(blank("Other", "zh-CN", "标题"), { do: "addLocale", locale: "en" });
  const pasted = edit(there, { do: "addCard", clip: pastedFrom, index: 9 });
  expect(titles(pasted)).toEqual(["标题", "{{name}}, hello"]);
  expect(pasted.card.variables).toEqual(doubleEleven.variables);
  expect(pasted.card.locales?.en?.cards).toEqual({ c2: { title: "Up to half off" } });
});

test.each([
  "hello",
  '{"cardwire-card":1}',
  '{"cardwire-card":1,"content":null,"words":{},"variables":[]}',
  '{"cardwire-card":1,"content":{"id":"c1","buttons":5},"words":{},"variables":[]}',
  '{"cardwire-card":1,"content":{"id":"c1","title":"T"},"words":{"en":{"title":{}}},"variables":[]}',
  '{"cardwire-card":1,"content":{"id":"c1","script":"T"},"words":{},"variables":[{}]}',
])("what is no card is not taken for one: %s", (text) => {
  expect(readClip(text)).toBeUndefined();
});

test("a card that is only unfinished is one", () => {
  const button = { id: "b1", label: "", action: { type: "openUrl", url: "https://" } };
  const content = { id: "c1", buttons: [button] };
  expect(
    readClip(JSON.stringify({ "cardwire-card": 1, content, words: {}, variables: [] }))?.content,
  ).toEqual(content);
});

test("a renamed variable is renamed in every text of every language", () => {
  const renamed = edit(sample, { do: "variable", name: "name", variable: { name: "who" } });
  expect(renamed.card.text).toBe("{{who}}，双十一会员专享");
  expect(renamed.card.locales?.en?.text).toBe("{{who}}, members only");
  expect(usedIn(renamed.card)).toEqual(["who"]);
});

test("the words of a removed button do not come back with the next one of its id", () => {
  const at = { card: "c1" };
  const field = { of: "button", at, button: "b2", name: "label" } as const;
  const said = edit(sample, { do: "write", field, locale: "en", text: "Remind me" });
  const removed = edit(said, { do: "removeButton", at, button: "b2" });
  const again = edit(removed, {
    do: "addButton",
    at,
    button: { label: "新", action: { type: "shareLocation" } },
  });
  expect(readText(again.card, field, "zh-CN")).toBe("新");
  expect(readText(again.card, field, "en")).toBe("");
});

test("a reply without words of its own for the author's system follows its label", () => {
  const at = { card: "c1" };
  const action = { type: "reply", postback: "Later" } as const;
  const added = edit(sample, { do: "addButton", at, button: { label: "Later", action } });
  const renamed = (button: string) =>
    edit(added, {
      do: "write",
      field: { of: "button", at, button, name: "label" },
      locale: "zh-CN",
      text: "改天",
    }).card.cards?.[0]?.buttons?.find((one) => one.id === button)?.action;
  expect(renamed("b3")).toEqual({ type: "reply", postback: "改天" });
  expect(renamed("b2")).toEqual({ type: "reply", postback: "remind" });
});

test("what a translation lacks is named, and a locale may be empty", () => {
  const french = edit(sample, { do: "addLocale", locale: "fr" });
  expect(localesOf(french.card)).toEqual(["zh-CN", "en", "fr"]);
  expect(untranslated(french.card, "fr").length).toBeGreaterThan(untranslated(french.card, "en").length);
  expect(untranslated(french.card, "zh-CN")).toEqual([]);
});

test("characters are replaced in what people read, not in ids, addresses or postbacks", () => {
  const replaced = edit(sample, { do: "replaceText", from: "remind", to: "x" });
  expect(replaced).toBe(sample);
  expect(titles(edit(sample, { do: "replaceText", from: "低至五折", to: "5折" }))[0]).toBe("全场5折");
});

test("the crop keeps the focus in the middle as far as the edges allow", () => {
  const photo = { width: 4000, height: 3000 };
  const shape = shapeOf(sample.card, "short");
  expect(cropOf(photo, shape, { x: 0.5, y: 0.5 }).width).toBe(1);
  expect(cropOf(photo, 1, { x: 0, y: 0.5 })).toEqual({ x: 0, y: 0, width: 0.75, height: 1 });
  expect(cropOf(photo, 1, { x: 0.5, y: 0.9 }).x).toBe(0.125);
});

test("two people who changed different cards lose nothing", () => {
  const merged = merge(sample, titled(sample, "c1", "我的"), titled(sample, "c2", "他们的"));
  expect(merged.clashes).toEqual([]);
  expect(titles(merged.draft)).toEqual(["我的", "他们的"]);
});

test("two people who changed the same card are asked, part by part", () => {
  const [mine, theirs] = [titled(sample, "c1", "我的"), titled(sample, "c1", "他们的")];
  const merged = merge(sample, mine, theirs);
  expect(merged.clashes.map(({ card }) => card)).toEqual(["c1"]);
  expect(titles(merged.draft)[0]).toBe("我的");
  expect(titles(merge(sample, mine, theirs, ["card c1"]).draft)[0]).toBe("他们的");
});

test("a merge of what nobody changed is the same draft, translations and all", () => {
  expect(merge(sample, sample, sample).draft).toEqual(sample);
  expect(merge(sample, sample, titled(sample, "c1", "他们的")).draft).toEqual(titled(sample, "c1", "他们的"));
});

test("a card that one removed and the other did not touch is gone; both orders hold", () => {
  const without = edit(sample, { do: "removeCard", card: "c2" });
  expect(titles(merge(sample, without, titled(sample, "c1", "他们的")).draft)).toEqual(["他们的"]);
  const turned = edit(sample, { do: "moveCard", card: "c2", to: 0 });
  expect(titles(merge(sample, titled(sample, "c1", "我的"), turned).draft)).toEqual([
    "会员日再减 20",
    "我的",
  ]);
});
