import { expect, test } from "vitest";
import doubleEleven from "../../../fixtures/samples/cards/double-eleven.json";
import { blank } from "./blank";
import { cardsOf, type Draft, localesOf } from "./card";
import { opened } from "./exchange";
import { begin, type History, perform, redo, select, undo } from "./history";
import { same } from "./json";
import { anyChange, Dice } from "./random";
import { validate } from "./validate";

const ROUNDS = 150;
const sample: Draft = { name: "双十一", card: opened(doubleEleven) };
const title = (draft: Draft) => cardsOf(draft.card)[0]?.title;
const typed = (text: string, card = "c1") =>
  ({ do: "write", field: { of: "card", card, name: "title" }, locale: "zh-CN", text }) as const;

const all = (history: History, step: (one: History) => History): History => {
  const next = step(history);
  return next.now === history.now ? history : all(next, step);
};

function walk(seed: number, visit: (history: History) => void = () => {}): History {
  const dice = new Dice(seed);
  let history = begin(dice.below(2) ? sample : blank("New", "zh-CN", "标题"));
  for (let step = 0; step < 40; step++) {
    const pick = dice.below(10);
    if (pick === 0) history = undo(history);
    else if (pick === 1) history = redo(history);
    else history = perform(history, anyChange(dice, history.now.draft), dice.below(2) * 5000 + step);
    visit(history);
  }
  return history;
}

test("any sequence of edits, undone, is the start, and redone is the end", () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const start = begin(new Dice(seed).below(2) ? sample : blank("New", "zh-CN", "标题"));
    const end = walk(seed);
    const back = all(end, undo);
    expect([seed, back.now]).toEqual([seed, start.now]);
    const forth = all(back, redo);
    expect([seed, all(forth, undo).now]).toEqual([seed, start.now]);
    expect([seed, all(end, redo).now]).toEqual([seed, forth.now]);
  }
});

test("no step is empty, and the selection names what is there", () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const flaws: string[] = [];
    walk(seed, ({ past, now, future }) => {
      const moments = [...past.slice(-1), now, ...future.slice(0, 1)];
      const { card, locale } = now.selection;
      if (moments.some((moment, index) => same(moments[index - 1]?.draft, moment.draft)))
        flaws.push("empty step");
      if (!localesOf(now.draft.card).includes(locale)) flaws.push(`no locale ${locale}`);
      const chosen = card === undefined || cardsOf(now.draft.card).some((one) => one.id === card);
      if (!chosen) flaws.push(`no card ${card}`);
    });
    expect([seed, flaws]).toEqual([seed, []]);
  }
});

test("every document that edits reach is valid or says why not, and the editor makes no mistakes of its own", () => {
  // Ids, layout and translations are the editor's own doing.
  const own = ["unknown-id", "not-a-link", "duplicate", "unknown-field", "wrong-type", "too-few", "missing"];
  let refused = 0;
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const wrong: string[] = [];
    walk(seed, ({ now }) => {
      const problems = validate(now.draft.card);
      refused += Math.min(1, problems.length);
      for (const { pointer, code } of problems) {
        if (own.includes(code) || !/^(\/|$)/.test(pointer)) wrong.push(`${pointer} ${code}`);
      }
    });
    expect([seed, wrong]).toEqual([seed, []]);
  }
  expect(refused).toBeGreaterThan(ROUNDS);
});

test("a burst of typing is one step, a pause or another field begins the next", () => {
  let history = begin(sample);
  for (const [at, text] of ["全", "全场", "全场六折"].entries())
    history = perform(history, typed(text), at * 200);
  expect(history.past).toHaveLength(1);
  history = perform(history, typed("全场七折"), 5000);
  expect(history.past).toHaveLength(2);
  history = perform(history, typed("会员日", "c2"), 5100);
  expect(history.past).toHaveLength(3);
  expect(title(undo(undo(history)).now.draft)).toBe("全场六折");
});

test("what was typed and taken back within a burst leaves no step", () => {
  const start = begin(sample);
  const there = perform(start, typed("另一句"), 0);
  const back = perform(there, typed("全场低至五折"), 200);
  expect(back.past).toHaveLength(0);
});

test("a drop that changes nothing makes no step", () => {
  const start = begin(sample);
  expect(perform(start, { do: "moveCard", card: "c1", to: 0 }, 0)).toBe(start);
  expect(perform(start, { do: "replaceText", from: "nowhere", to: "x" }, 0)).toBe(start);
});

test("a new edit after undoing leaves no other future", () => {
  const one = perform(begin(sample), typed("一"), 0);
  const other = perform(undo(one), typed("二"), 9000);
  expect(redo(other)).toBe(other);
});

test("choosing another card ends the burst and is no step", () => {
  const one = perform(begin(sample), typed("一"), 0);
  const chosen = select(one, { card: "c2", locale: "en" });
  expect(chosen.past).toHaveLength(1);
  expect(perform(chosen, typed("二"), 100).past).toHaveLength(2);
});

test("when the chosen card goes, its neighbour is chosen", () => {
  const chosen = select(begin(sample), { card: "c2", locale: "zh-CN" });
  const gone = perform(chosen, { do: "removeCard", card: "c2" }, 0);
  expect(gone.now.selection.card).toBe("c1");
  expect(gone.now.draft.card.layout).toBe("card");
  expect(undo(gone).now).toEqual(chosen.now);
});
