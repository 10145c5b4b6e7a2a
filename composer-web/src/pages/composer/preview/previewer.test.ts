import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Shown } from "../../../api/templates";
import type { Preview } from "../../../api/types";
import { blank } from "../../../document/blank";
import { AGAIN_MS, DRAFT_MS, MAKING_MS, Previewer, TOGETHER_MS } from "./previewer";

const { card } = blank("Sale", "en", "Title");
const shown = (locale: string): Shown => ({ card, locale });
const answer = (page: string): Preview => ({
  rcs: { losses: [] },
  mms: { losses: [] },
  sms: { losses: [], text: page },
  countries: [],
  warnings: [],
  page,
});

/** A server that answers when and in which order the test says. */
function bench() {
  const asked: { locale: string; answer: (page: string) => void; fail: (error: unknown) => void }[] = [];
  const previewer = new Previewer(
    ({ locale }) =>
      new Promise((resolve, reject) => {
        asked.push({ locale, answer: (page) => resolve(answer(page)), fail: reject });
      }),
  );
  return { asked, previewer, state: () => previewer.state.getState() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("while a film is being made it is asked for again, until it is there", async () => {
  const film = { url: "/m/a.jpg", contentType: "image/jpeg", bytes: 1, making: 0.4 };
  const answers = [{ ...answer("1"), mms: { losses: [], slides: [{ media: film }] } }, answer("2")];
  const ask = vi.fn(() => Promise.resolve(answers[Math.min(ask.mock.calls.length, 2) - 1] as Preview));
  new Previewer(ask).show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5 * MAKING_MS);
  expect(ask).toHaveBeenCalledTimes(2);
});

test("while a draft is shown its final picture is asked for, and no phone glows when it comes", async () => {
  const media = { url: "/m/drafts/a.jpg", contentType: "image/jpeg", bytes: 1 };
  const first = { ...answer("1"), mms: { losses: [], slides: [{ media: { ...media, draft: true } }] } };
  const page = { ...answer("1"), mms: { losses: [], slides: [{ media }] }, pageDraft: true };
  const answers: Preview[] = [first, page, { ...answer("1"), mms: { losses: [], slides: [{ media }] } }];
  const ask = vi.fn(() => Promise.resolve(answers[Math.min(ask.mock.calls.length, 3) - 1] as Preview));
  const previewer = new Previewer(ask);
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(5 * DRAFT_MS);
  expect(ask).toHaveBeenCalledTimes(3);
  expect(previewer.state.getState().preview).toEqual(answers[2]);
  expect(previewer.state.getState().changed).toEqual({ rcs: 0, mms: 0, sms: 0, page: 0 });
});

test("a burst of changes asks once, for the last of them", async () => {
  const { asked, previewer } = bench();
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  for (const locale of ["fr", "de", "zh"]) previewer.show(shown(locale), "en");
  await vi.advanceTimersByTimeAsync(TOGETHER_MS);
  expect(asked.map(({ locale }) => locale)).toEqual(["en", "zh"]);
});

test("an answer that comes after a newer one is dropped", async () => {
  const { asked, previewer, state } = bench();
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  previewer.show(shown("zh"), "en");
  await vi.advanceTimersByTimeAsync(TOGETHER_MS);
  asked[1]?.answer("new");
  asked[0]?.answer("old");
  await vi.advanceTimersByTimeAsync(0);
  expect([state().preview?.page, state().waiting]).toEqual(["new", false]);
});

test("what is shown stays until the next answer, and only what changed is counted as changed", async () => {
  const { asked, previewer, state } = bench();
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  asked[0]?.answer("one");
  await vi.advanceTimersByTimeAsync(0);
  expect(state().changed).toEqual({ rcs: 0, mms: 0, sms: 0, page: 0 });
  previewer.show(shown("zh"), "en");
  await vi.advanceTimersByTimeAsync(TOGETHER_MS);
  expect([state().preview?.page, state().waiting]).toEqual(["one", true]);
  asked[1]?.answer("two");
  await vi.advanceTimersByTimeAsync(0);
  expect(state().changed).toEqual({ rcs: 0, mms: 0, sms: 1, page: 1 });
});

test("the sentences come again in another language, and no phone glows for it", async () => {
  const { asked, previewer, state } = bench();
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  asked[0]?.answer("A button stands as text.");
  await vi.advanceTimersByTimeAsync(0);
  previewer.show(shown("en"), "zh-CN");
  await vi.advanceTimersByTimeAsync(TOGETHER_MS);
  asked[1]?.answer("按钮以文字显示。");
  await vi.advanceTimersByTimeAsync(0);
  expect([state().preview?.page, state().waiting]).toEqual(["按钮以文字显示。", false]);
  expect(state().changed).toEqual({ rcs: 0, mms: 0, sms: 0, page: 0 });
});

test("a failure keeps the last preview, says so, and asks again", async () => {
  const { asked, previewer, state } = bench();
  previewer.show(shown("en"), "en");
  await vi.advanceTimersByTimeAsync(0);
  asked[0]?.fail(new Error("down"));
  await vi.advanceTimersByTimeAsync(0);
  expect(state().error).toBeInstanceOf(Error);
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  asked[1]?.answer("one");
  await vi.advanceTimersByTimeAsync(0);
  expect([state().preview?.page, state().error]).toEqual(["one", undefined]);
});
