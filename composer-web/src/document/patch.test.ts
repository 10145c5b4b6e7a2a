import { expect, test } from "vitest";
import { type PatchOperation, patched } from "./patch";

const card = { cards: [{ id: "c1", title: "One", buttons: [{ id: "b1" }] }], locales: { en: {} } };
const done = (...operations: PatchOperation[]) => patched(card, operations);

test.each<[string, PatchOperation, unknown]>([
  ["replaces", { op: "replace", path: "/cards/0/title", value: "Two" }, { title: "Two" }],
  ["adds a field", { op: "add", path: "/cards/0/text", value: "More" }, { text: "More" }],
  [
    "adds to the end of a list",
    { op: "add", path: "/cards/0/buttons/-", value: { id: "b2" } },
    { buttons: [{ id: "b1" }, { id: "b2" }] },
  ],
  [
    "adds before an item",
    { op: "add", path: "/cards/0/buttons/0", value: { id: "b2" } },
    { buttons: [{ id: "b2" }, { id: "b1" }] },
  ],
])("a patch %s", (_, operation, expected) => {
  expect(done(operation)?.cards[0]).toEqual({ ...card.cards[0], ...(expected as object) });
});

test("operations see what those before them have done", () => {
  const list = done(
    { op: "add", path: "/suggestions", value: [] },
    { op: "add", path: "/suggestions/-", value: { id: "s1" } },
  );
  expect(list).toEqual({ ...card, suggestions: [{ id: "s1" }] });
});

test.each<PatchOperation>([
  { op: "replace", path: "/cards/1/title", value: "Nobody" },
  { op: "replace", path: "/cards/0/text", value: "There was none" },
  { op: "add", path: "/cards/0/buttons/5", value: {} },
  { op: "add", path: "/cards/0/media/alt", value: "No picture" },
])("what has no place is not done: $path", (operation) => {
  expect(done(operation)).toBeUndefined();
});

test("the document itself stays as it is", () => {
  const before = structuredClone(card);
  done({ op: "add", path: "/locales/en/text", value: "Hello" });
  expect(card).toEqual(before);
});
