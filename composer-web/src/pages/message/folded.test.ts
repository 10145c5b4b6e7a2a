import { expect, test } from "vitest";
import type { ExplanationLine } from "../../api/types";
import { folded } from "./folded";

const line = (code: string): ExplanationLine => ({
  at: "2026-11-21T12:00:00Z",
  code,
  sentence: code,
  tone: "neutral",
});
const shape = (...codes: string[]) =>
  folded(codes.map(line)).map(({ first, rest }) => [first.code, ...rest.map((one) => one.code)]);

test("a run of losses becomes one entry, whatever stands before and behind it", () => {
  expect(shape("route", "loss.a", "loss.b", "loss.c", "try")).toEqual([
    ["route"],
    ["loss.a", "loss.b", "loss.c"],
    ["try"],
  ]);
  expect(shape("loss.a", "loss.b", "loss.c")).toEqual([["loss.a", "loss.b", "loss.c"]]);
});

test("one or two losses stand for themselves", () => {
  expect(shape("loss.a", "loss.b", "try")).toEqual([["loss.a"], ["loss.b"], ["try"]]);
});

test("runs of two attempts are kept apart by what lies between them", () => {
  expect(shape("loss.a", "loss.b", "loss.c", "try", "loss.a", "loss.b", "loss.c")).toHaveLength(3);
});

test("nothing is nothing", () => {
  expect(shape()).toEqual([]);
});
