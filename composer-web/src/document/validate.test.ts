import { expect, test } from "vitest";
import doubleEleven from "../../../fixtures/samples/cards/double-eleven.json";
import otp from "../../../fixtures/samples/cards/otp.json";
import personal from "../../../fixtures/samples/cards/personal-card.json";
import photos from "../../../fixtures/samples/cards/three-photo-carousel.json";
import schema from "../../../server/src/main/resources/schema/card.schema.json";
import type { CardDocument } from "./card";
import { opened, readJson } from "./exchange";
import { put } from "./json";
import { presentable, validate } from "./validate";

const sample = opened(doubleEleven);
const codes = (value: unknown) => validate(value).map(({ pointer, code }) => `${pointer} ${code}`);
const changed = (path: (string | number)[], value: unknown) => put<unknown>(doubleEleven, path, value);

test("the sample cards are valid", () => {
  for (const card of [doubleEleven, otp, personal, photos]) expect(codes(card)).toEqual([]);
});

test("each flaw is named by the server's code, at its place", () => {
  const cases: [(string | number)[], unknown, string][] = [
    [["kind"], "advert", "/kind not-a-choice"],
    [["kind"], undefined, "/kind missing"],
    [["cards", 0, "title"], "", "/cards/0/title empty"],
    [["cards", 0, "title"], "长".repeat(201), "/cards/0/title too-long"],
    [["cards", 0, "title"], `{{name}}${"长".repeat(201)}`, "/cards/0/title too-long"],
    [["cards", 0, "title"], "two\nlines", "/cards/0/title bad-character"],
    [["cards", 0, "title"], "{{nam", "/cards/0/title braces"],
    [["cards", 0, "title"], "{{city}}", "/cards/0/title undeclared-variable"],
    [["cards", 0, "media", "focus", "x"], 1.5, "/cards/0/media/focus/x out-of-range"],
    [["cards", 0, "media", "asset"], "photo", "/cards/0/media/asset bad-form"],
    [["cards", 0, "extra"], 1, "/cards/0/extra unknown-field"],
    [["cards", 0, "buttons", 0, "action", "url"], "shop", "/cards/0/buttons/0/action/url bad-url"],
    [
      ["cards", 0, "buttons", 0, "action", "url"],
      "https://{{name}}",
      "/cards/0/buttons/0/action/url variable-in-host",
    ],
    [["cards", 0, "buttons", 0, "action", "type"], "fly", "/cards/0/buttons/0/action/type not-a-choice"],
    [["cards", 1, "id"], "c1", "/cards/1/id duplicate"],
    [["cards", 1], { id: "c2" }, "/cards/1 no-content"],
    [["cards"], [doubleEleven.cards[0]], "/cards too-few"],
    [["width"], "small", "/cards/0/media/height tall-in-small"],
    [["variables", 0, "sample"], "李".repeat(21), "/variables/0/sample too-long"],
    [["locales", "en", "cards", "c9"], { title: "x" }, "/locales/en/cards/c9 unknown-id"],
  ];
  for (const [path, value, expected] of cases)
    expect([path, codes(changed(path, value))]).toEqual([path, expect.arrayContaining([expected])]);
});

test("a number that cannot be called is told how such numbers look", () => {
  const action = { type: "dial", number: "ten" };
  const [found] = validate(changed(["cards", 0, "buttons", 0, "action"], action));
  expect(found).toEqual({
    pointer: "/cards/0/buttons/0/action/number",
    code: "bad-form",
    params: { form: "dial" },
  });
});

test("a card of a newer version is refused for its version alone", () => {
  const imported = readJson(JSON.stringify({ ...doubleEleven, version: 2, hologram: true }));
  expect(imported).toEqual({
    problems: [{ pointer: "/version", code: "version-newer", params: { version: "2", known: "1" } }],
  });
});

test("what is no JSON, or JSON but no card, is refused with a reason", () => {
  for (const text of ["", "{", "[]", "null", "3", '{"version":1}', "<svg onload=alert(1)>"]) {
    const imported = readJson(text);
    expect([text, "problems" in imported && imported.problems.length > 0]).toEqual([text, true]);
  }
});

test("an exported card comes back as it was", () => {
  const first = readJson(JSON.stringify(doubleEleven));
  if (!("card" in first)) throw new Error("not read");
  expect(readJson(JSON.stringify(first.card))).toEqual(first);
  expect(first.card.cards).toEqual(doubleEleven.cards);
});

test("of an unfinished card the finished part can be shown", () => {
  const card = changed(["cards", 0, "buttons", 0, "action", "url"], "shop") as CardDocument;
  expect(presentable(card)?.cards?.[0]?.buttons?.map(({ id }) => id)).toEqual(["b2"]);
  expect(presentable(sample)).toBe(sample);
  expect(presentable({ ...card, cards: [{ id: "c1" }] })?.cards).toEqual([]);
});

test("the reader knows every keyword that the schema uses", () => {
  const known = new Set(
    (
      "$ref type const enum pattern minLength maxLength minimum maximum minItems maxItems maxProperties items " +
      "properties required additionalProperties propertyNames anyOf oneOf if then else " +
      "$schema $id $defs title description default"
    ).split(" "),
  );
  const used = new Set<string>();
  const maps = new Set(["properties", "$defs"]);
  const visit = (value: unknown, isMap: boolean) => {
    if (Array.isArray(value)) for (const item of value) visit(item, false);
    else if (typeof value === "object" && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        if (!isMap) used.add(name);
        visit(inner, !isMap && maps.has(name));
      }
    }
  };
  visit(schema, false);
  expect([...used].filter((name) => !known.has(name))).toEqual([]);
});
