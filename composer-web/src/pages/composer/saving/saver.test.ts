import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError, Unreachable } from "../../../api/problem";
import type { Stored } from "../../../api/templates";
import { blank } from "../../../document/blank";
import { cardsOf, type Draft } from "../../../document/card";
import { edit } from "../../../document/edit";
import { kept } from "./kept";
import { AGAIN_MS, LATEST_MS, QUIET_MS, Saver } from "./saver";

const start = blank("Sale", "en", "Title");
const ID = "tpl_0000000000001";
const stale = new ProblemError({ status: 412, title: "Stale" });
const titled = (draft: Draft, text: string, card = "c1") =>
  edit(draft, { do: "write", field: { of: "card", card, name: "title" }, locale: "en", text });
const titleOf = (draft: Draft) => cardsOf(draft.card)[0]?.title;
const stored = (draft: Draft, version: number): Stored => ({
  draft,
  etag: `"${version}"`,
  version,
  savedAt: `2026-11-29T06:00:0${version}Z`,
  savedBy: "usr_2",
});

/** A server with one template that any of the tests' authors saves into. */
function bench() {
  const server = { now: stored(start, 1), saves: [] as string[], down: false };
  const merged: Draft[] = [];
  const saver = new Saver(
    ID,
    server.now,
    {
      save: async (draft, etag) => {
        if (server.down) throw new Unreachable("down");
        if (etag !== server.now.etag) throw stale;
        server.saves.push(titleOf(draft) ?? "");
        server.now = stored(draft, server.now.version + 1);
        return server.now;
      },
      load: async () => {
        if (server.down) throw new Unreachable("down");
        return server.now;
      },
    },
    (draft) => merged.push(draft),
  );
  return { server, saver, merged, state: () => saver.saving.getState().state };
}

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
});
afterEach(() => void vi.useRealTimers());

test("a burst of typing is saved once, soon after its end", async () => {
  const { server, saver, state } = bench();
  for (const text of ["a", "ab", "abc"]) saver.changed(titled(start, text));
  expect(state()).toBe("waiting");
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect([server.saves, state()]).toEqual([["abc"], "saved"]);
  expect(kept(ID)).toBeUndefined();
});

test("typing without a pause is saved all the same", async () => {
  const { server, saver } = bench();
  for (let letter = 1; letter <= 20; letter++) {
    saver.changed(titled(start, "x".repeat(letter)));
    await vi.advanceTimersByTimeAsync(LATEST_MS / 8);
  }
  expect(server.saves.length).toBeGreaterThan(1);
});

test("without a network the draft waits here and goes out when the server is back", async () => {
  const { server, saver, state } = bench();
  server.down = true;
  saver.changed(titled(start, "offline"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(state()).toBe("offline");
  expect(titleOf(kept(ID)?.draft ?? start)).toBe("offline");
  server.down = false;
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect([server.saves, state()]).toEqual([["offline"], "saved"]);
});

test("an unfinished draft is kept here, not sent, and goes out once it is whole", async () => {
  const { server, saver, state } = bench();
  saver.changed(titled(start, ""));
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect([server.saves, state()]).toEqual([[], "unfinished"]);
  expect(saver.saving.getState().problems[0]?.code).toBe("no-content");
  expect(kept(ID)).toBeDefined();
  saver.changed(titled(start, "whole"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(server.saves).toEqual(["whole"]);
});

test("what another changed elsewhere in the draft is taken in without asking", async () => {
  const { server, saver, merged, state } = bench();
  server.now = stored({ ...start, name: "Their name" }, 2);
  saver.changed(titled(start, "mine"));
  await vi.advanceTimersByTimeAsync(QUIET_MS * 2);
  expect(merged.map(({ name }) => name)).toEqual(["Their name"]);
  expect(state()).toBe("saved");
  expect([server.now.draft.name, titleOf(server.now.draft)]).toEqual(["Their name", "mine"]);
});

test.each([
  [[], "mine"],
  [["card c1"], "theirs"],
] as const)("the same card changed by two is asked about, and %j gives %s", async (take, expected) => {
  const { server, saver, state } = bench();
  server.now = stored(titled(start, "theirs"), 2);
  saver.changed(titled(start, "mine"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(state()).toBe("conflict");
  expect(server.saves).toEqual([]);
  saver.settle(take);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect([titleOf(server.now.draft), state()]).toEqual([expected, "saved"]);
});

test("what is changed while a save is under way is saved after it", async () => {
  const { server, saver } = bench();
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS - 1);
  saver.flush();
  saver.changed(titled(start, "two"));
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect(server.saves).toEqual(["one", "two"]);
});

test("a draft kept in the browser meets what was saved since", async () => {
  const { server, saver, merged } = bench();
  server.now = stored(start, 1);
  saver.resume(start, titled(start, "kept"));
  expect(merged.map(titleOf)).toEqual(["kept"]);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(server.saves).toEqual(["kept"]);
});
