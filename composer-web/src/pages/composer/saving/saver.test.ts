import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError, Unreachable } from "../../../api/problem";
import type { Stored } from "../../../api/templates";
import { blank } from "../../../document/blank";
import { cardsOf, type Draft } from "../../../document/card";
import { edit } from "../../../document/edit";
import { Shelf } from "./kept";
import { AGAIN_MS, LATEST_MS, QUIET_MS, Saver, Unmatched } from "./saver";

const start = blank("Sale", "en", "Title");
const ID = "tpl_0000000000001";
const kept = () => new Shelf("usr_1", ID).newest();
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
function bench(read = stored(start, 1)) {
  const server = {
    now: read,
    saves: [] as string[],
    asked: 0,
    down: false,
    /** What it answers instead of saving. */
    fault: undefined as Error | undefined,
    /** The next draft is saved, but nobody is told. */
    silent: false,
  };
  const merged: Draft[] = [];
  const shelf = new Shelf("usr_1", ID);
  const saver = new Saver(
    shelf,
    read,
    {
      save: async (draft, etag) => {
        server.asked++;
        if (server.down) throw new Unreachable("down");
        if (server.fault) throw server.fault;
        if (etag !== server.now.etag) throw stale;
        server.saves.push(titleOf(draft) ?? "");
        server.now = stored(draft, server.now.version + 1);
        if (server.silent) {
          server.silent = false;
          throw new Unreachable("no answer");
        }
        return server.now;
      },
      load: async () => {
        if (server.down) throw new Unreachable("down");
        return server.now;
      },
    },
    (draft) => merged.push(draft),
  );
  return { server, saver, shelf, merged, state: () => saver.saving.getState().state };
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
  expect(kept()).toBeUndefined();
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
  expect(titleOf(kept()?.draft ?? start)).toBe("offline");
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
  expect(kept()).toBeDefined();
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

test("a draft kept in the browser meets what was saved since, and both stand", async () => {
  const { server, saver, merged } = bench(stored({ ...start, name: "Their name" }, 2));
  saver.resume({ draft: titled(start, "kept"), base: start, etag: '"1"' });
  expect(merged.map(titleOf)).toEqual(["kept"]);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(server.saves).toEqual(["kept"]);
  expect(server.now.draft.name).toBe("Their name");
});

test("a kept draft that clashes is asked about again when the page is opened again", () => {
  const read = stored(titled(start, "theirs"), 2);
  const first = bench(read);
  first.saver.resume({ draft: titled(start, "mine"), base: start, etag: '"1"' });
  expect(first.state()).toBe("conflict");
  const again = kept();
  expect(again?.etag).toBe('"1"');
  const second = bench(read);
  if (again) second.saver.resume(again);
  expect(second.state()).toBe("conflict");
});

test("a change while it is asked what stays is part of what is asked", async () => {
  const { server, saver, state } = bench();
  server.now = stored(titled(start, "theirs"), 2);
  saver.changed(titled(start, "mine"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  saver.changed({ ...titled(start, "mine"), name: "My name" });
  expect(saver.saving.getState().conflict?.clashes.map(({ part }) => part)).toEqual(["card c1"]);
  saver.changed({ ...start, name: "My name" });
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect([titleOf(server.now.draft), server.now.draft.name, state()]).toEqual(["theirs", "My name", "saved"]);
});

test.each([429, 500, 502, 503])(
  "a server that answers %i is asked again, ever less often",
  async (status) => {
    const { server, saver, state } = bench();
    server.fault = new ProblemError({ status, title: "Not now" });
    saver.changed(titled(start, "one"));
    await vi.advanceTimersByTimeAsync(QUIET_MS);
    expect([server.asked, state()]).toEqual([1, "offline"]);
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(server.asked).toBe(2);
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect(server.asked).toBe(2);
    server.fault = undefined;
    await vi.advanceTimersByTimeAsync(AGAIN_MS);
    expect([server.saves, state()]).toEqual([["one"], "saved"]);
  },
);

test("Retry-After is kept to while typing goes on, but not by who asks for it by hand", async () => {
  const { server, saver, state } = bench();
  server.fault = new ProblemError({ status: 429, title: "Too many" }, AGAIN_MS * 4);
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  server.fault = undefined;
  saver.changed(titled(start, "two"));
  await vi.advanceTimersByTimeAsync(AGAIN_MS * 3);
  expect([server.asked, state()]).toEqual([1, "offline"]);
  saver.flush();
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect([server.saves.at(-1), state()]).toEqual(["two", "saved"]);
});

test("what was refused is tried again by hand", async () => {
  const { server, saver, state } = bench();
  server.fault = new ProblemError({ status: 403, title: "No" });
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect(state()).toBe("refused");
  server.fault = undefined;
  saver.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect([server.saves, state()]).toEqual([["one"], "saved"]);
});

test.each([401, 422])(
  "what was changed under way to a %i is tried once by itself, no more",
  async (status) => {
    const { server, saver, state } = bench();
    server.fault = new ProblemError({ status, title: "No" });
    saver.changed(titled(start, "one"));
    saver.flush();
    saver.changed(titled(start, "two"));
    await vi.advanceTimersByTimeAsync(AGAIN_MS * 10);
    expect([server.asked, state(), titleOf(kept()?.draft ?? start)]).toEqual([2, "refused", "two"]);
  },
);

test("what became unfinished under way is not sent, whatever the answer", async () => {
  for (const status of [422, 500]) {
    const { server, saver, state } = bench();
    server.fault = new ProblemError({ status, title: "No" });
    saver.changed(titled(start, "one"));
    saver.flush();
    saver.changed(titled(start, ""));
    await vi.advanceTimersByTimeAsync(AGAIN_MS * 3);
    expect([server.asked, state()]).toEqual([1, "unfinished"]);
  }
});

test("a save whose answer was lost makes no conflict with oneself", async () => {
  const { server, saver, state } = bench();
  server.silent = true;
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  saver.changed(titled(start, "two"));
  await vi.advanceTimersByTimeAsync(AGAIN_MS + QUIET_MS);
  expect([server.saves, state()]).toEqual([["one", "two"], "saved"]);
});

test("undoing what was sent is saved too where its answer was lost", async () => {
  const { server, saver, state } = bench();
  server.silent = true;
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  saver.changed(start);
  await vi.advanceTimersByTimeAsync(AGAIN_MS + QUIET_MS);
  expect([titleOf(server.now.draft), state()]).toEqual(["Title", "saved"]);
});

test("a lost answer is remembered when the page is opened again", async () => {
  const first = bench();
  first.server.silent = true;
  first.saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  first.saver.changed(titled(start, "two"));
  const left = kept();
  const { server, saver, state } = bench(first.server.now);
  if (left) saver.resume(left);
  await vi.advanceTimersByTimeAsync(QUIET_MS);
  expect([server.saves, state()]).toEqual([["two"], "saved"]);
});

test("a version that stays stale however often it is read is given up with words", async () => {
  const { server, saver, state } = bench();
  server.fault = stale;
  saver.changed(titled(start, "one"));
  await vi.advanceTimersByTimeAsync(AGAIN_MS * 10);
  expect([server.asked, state()]).toEqual([4, "refused"]);
  expect(saver.saving.getState().refusal).toBeInstanceOf(Unmatched);
  expect(titleOf(kept()?.draft ?? start)).toBe("one");
});
