import { expect, test } from "vitest";
import type { Approval } from "../../api/types";
import { standingOf } from "./standing";

const asked = (version: number, state: Approval["state"]): Approval => ({
  template: "tpl_1",
  name: "Autumn",
  version,
  state,
  askedBy: "usr_1",
  askedByName: "Dora",
  askedAt: "2026-11-29T08:00:00Z",
});

test("a version is as far as what was said about it", () => {
  expect(standingOf(3, {})).toEqual({ state: "none", of: 3 });
  expect(standingOf(3, { approvedVersion: 3 })).toEqual({ state: "approved", of: 3 });
  expect(standingOf(3, { asked: asked(3, "waiting") })).toEqual({ state: "waiting", of: 3 });
});

test("a new version is not approved, and says which one was", () => {
  expect(standingOf(4, { approvedVersion: 3 })).toEqual({ state: "changed", of: 3 });
});

test("what waits or was sent back stays to be seen while somebody writes on", () => {
  expect(standingOf(7, { asked: asked(5, "waiting"), approvedVersion: 3 })).toEqual({
    state: "waiting",
    of: 5,
  });
  expect(standingOf(7, { asked: asked(5, "sentBack") })).toEqual({ state: "sentBack", of: 5 });
});

test("an approval that was taken back does not outweigh a newer one", () => {
  expect(standingOf(7, { asked: asked(3, "sentBack"), approvedVersion: 5 })).toEqual({
    state: "changed",
    of: 5,
  });
});
