import { expect, test } from "vitest";
import { blank } from "../../../document/blank";
import { edit } from "../../../document/edit";
import { differences } from "./differences";
import { sittings } from "./sittings";

test("versions that autosave made of one sitting are shown as its last", () => {
  const at = (version: number, minute: number, savedBy: string) => ({
    version,
    name: "Sale",
    savedBy,
    savedAt: new Date(Date.UTC(2026, 10, 29, 6, minute)).toISOString(),
  });
  const all = [at(5, 50, "ada"), at(4, 49, "ada"), at(3, 20, "ada"), at(2, 19, "bob"), at(1, 18, "ada")];
  expect(sittings(all).map(({ version }) => version)).toEqual([5, 3, 2, 1]);
});

test("what became of a version is told card by card", () => {
  const then = blank("Sale", "en", "Title");
  const now = edit(
    edit(then, {
      do: "addCard",
      clip: { content: { id: "x", title: "New" }, words: {}, variables: [] },
      index: 0,
    }),
    { do: "removeCard", card: "c1" },
  );
  expect(differences(then.card, now.card)).toEqual([
    { what: "card", place: 0, how: "added" },
    { what: "card", place: 0, how: "removed" },
  ]);
  expect(differences(then.card, then.card)).toEqual([]);
});

test("what became of a translation is told beside the cards", () => {
  const { card } = blank("Sale", "en", "Title");
  const found = differences(
    { ...card, locales: { fr: { text: "Bleu" }, de: { text: "Blau" }, es: { text: "Azul" } } },
    { ...card, locales: { fr: { text: "Rouge" }, es: { text: "Azul" }, it: { text: "Blu" } } },
  );
  expect(found).toEqual([
    { what: "language", tag: "fr", how: "changed" },
    { what: "language", tag: "it", how: "added" },
    { what: "language", tag: "de", how: "removed" },
  ]);
});
