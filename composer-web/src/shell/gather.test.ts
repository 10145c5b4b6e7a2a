import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const into = (got: string[][]) => (all: string[]) => Promise.resolve(got.push(all));

test("a burst is handed on once, each item once", async () => {
  const got: string[][] = [];
  const pending = gather(100, into(got));
  for (const item of ["a", "b", "a"]) pending.add(item);
  expect(got).toEqual([]);
  await vi.advanceTimersByTimeAsync(100);
  pending.add("c");
  await vi.advanceTimersByTimeAsync(100);
  expect(got).toEqual([["a", "b"], ["c"]]);
});

test("what comes while the last is worked on waits, and is not lost", async () => {
  const got: string[][] = [];
  let done = () => {};
  const pending = gather<string>(100, (all) => {
    got.push(all);
    return new Promise<void>((resolve) => {
      done = resolve;
    });
  });
  pending.add("a");
  await vi.advanceTimersByTimeAsync(100);
  pending.add("b");
  await vi.advanceTimersByTimeAsync(1000);
  expect(got).toEqual([["a"]]);
  done();
  await vi.advanceTimersByTimeAsync(100);
  expect(got).toEqual([["a"], ["b"]]);
});

test("what still waits when the page is left is dropped", async () => {
  const got: string[][] = [];
  const pending = gather(100, into(got));
  pending.add("a");
  pending.drop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(got).toEqual([]);
});
