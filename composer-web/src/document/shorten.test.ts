import { expect, test } from "vitest";
import { shortened } from "./shorten";
import { fixedLength } from "./variables";

test.each([
  ["short", 10, "short"],
  ["one two three four", 14, "one two three"],
  ["one two three four", 13, "one two three"],
  ["全场低至五折今晚开抢", 5, "全场低至五"],
  ["Dear {{name}}, your parcel is here", 20, "Dear {{name}}, your parcel"],
  ["👍🏽👍🏽", 3, "👍🏽👍"],
  ["Donaudampfschifffahrt ahoi", 10, "Donaudampf"],
])("%s in %i", (text, limit, expected) => {
  expect(shortened(text, limit)).toBe(expected);
  expect(fixedLength(expected)).toBeLessThanOrEqual(limit);
});
