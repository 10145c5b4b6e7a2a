import { expect, test } from "vitest";
import { asNumber, isNumber, readFilter } from "./filter";

test("an address with unknown words is the list without a filter", () => {
  expect(readFilter({ state: "lost", channel: "fax", to: "", page: 3 })).toEqual({});
});

test("state, channel and number are read from the address", () => {
  expect(readFilter({ state: "blocked", channel: "mms", to: "+447700900123" })).toEqual({
    state: "blocked",
    channel: "mms",
    to: "+447700900123",
  });
});

test("a number that the address gives as digits gets its plus back", () => {
  expect(readFilter({ to: 447700900123 })).toEqual({ to: "+447700900123" });
});

test("a number may be typed as people write it", () => {
  expect(asNumber("0044 (7700) 900-123")).toBe("+447700900123");
  expect(isNumber(asNumber("+44 7700 900123"))).toBe(true);
});

test("what is no number is told apart before the server is asked", () => {
  for (const typed of ["7700900123", "+44", "+4477x0900123", "+0447700900123"])
    expect(isNumber(typed)).toBe(false);
});
