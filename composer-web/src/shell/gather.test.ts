import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst is handed on once, each item once", () => {
  const got: string[][] = [];
  const pending = gather<string>(100, (all) => got.push(all));
  for (const item of ["a", "b", "a"]) pending.add(item);
  expect(got).toEqual([]);
  vi.advanceTimersByTime(100);
  pending.add("c");
  vi.advanceTimersByTime(100);
  expect(got).toEqual([["a", "b"], ["c"]]);
});

test("what still waits when the page is left is dropped", () => {
  const got: string[][] = [];
  const pending = gather<string>(100, (all) => got.push(all));
  pending.add("a");
  pending.drop();
  vi.advanceTimersByTime(1000);
  expect(got).toEqual([]);
});
