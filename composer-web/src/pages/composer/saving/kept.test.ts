import { beforeEach, expect, test, vi } from "vitest";
import { blank } from "../../../document/blank";
import { Shelf } from "./kept";

const base = blank("Sale", "en", "Title");
const named = (name: string) => ({ draft: { ...base, name }, base, etag: '"1"' });
const shelf = (user = "usr_1", template = "tpl_1") => new Shelf(user, template);
const nameIn = (from: Shelf) => from.newest()?.draft.name;

beforeEach(() => localStorage.clear());

test("what one user left is not another's, nor another template's", () => {
  shelf().keep(named("mine"));
  expect(nameIn(shelf("usr_2"))).toBeUndefined();
  expect(nameIn(shelf("usr_1", "tpl_10"))).toBeUndefined();
  expect(nameIn(shelf())).toBe("mine");
});

test("a tab that is done forgets its own draft only", () => {
  const [first, second] = [shelf(), shelf()];
  first.keep(named("first"));
  second.keep(named("second"));
  second.forget();
  expect(nameIn(shelf())).toBe("first");
});

test("what was left is there until who found it has kept or saved it", () => {
  shelf().keep(named("left"));
  expect(nameIn(shelf())).toBe("left");
  const next = shelf();
  expect(nameIn(next)).toBe("left");
  next.keep(named("went on"));
  expect(Object.keys(localStorage)).toHaveLength(1);
  expect(nameIn(shelf())).toBe("went on");
  next.forget();
  expect(nameIn(shelf())).toBeUndefined();
});

test("a storage that is full or forbidden is no reason to stop", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(() => shelf().keep(named("mine"))).not.toThrow();
  full.mockRestore();
});
