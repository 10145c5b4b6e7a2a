import { expect, test } from "vitest";
import { spread } from "./spread";

test("what stands apart stays where it is", () => {
  expect(spread([10, 90, 50], 16, 0, 100)).toEqual([10, 90, 50]);
});

test("what would stand over each other is moved apart, in its order", () => {
  expect(spread([50, 50, 49], 16, 0, 100)).toEqual([65, 81, 49]);
});

test("at the edge it is moved back into the room", () => {
  expect(spread([100, 100, 100], 16, 0, 100)).toEqual([68, 84, 100]);
});
