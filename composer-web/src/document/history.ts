import { cardsOf, type Draft, localesOf } from "./card";
import { burstOf, type Change } from "./change";
import { edit } from "./edit";
import { same } from "./json";

/** What stands in the editor: a card, or with none the message itself; and the language that is written. */
export type Selection = { card?: string; locale: string };
export type Moment = { draft: Draft; selection: Selection };

/** A document with its past and, after undoing, its future. Immutable. */
export type History = {
  past: readonly Moment[];
  now: Moment;
  future: readonly Moment[];
  burst?: { key: string; at: number };
};

/** Typing that pauses longer than this begins a new step. */
export const BURST_MS = 1000;
export const MOST_STEPS = 500;

export function begin(draft: Draft): History {
  const selection = near({ locale: draft.card.locale }, draft, 0);
  return { past: [], now: { draft, selection }, future: [] };
}

/** A change as one step, or as part of the burst that goes on. What changes nothing is no step. */
export function perform(history: History, change: Change, at: number): History {
  const { now, past, burst } = history;
  const draft = edit(now.draft, change);
  if (draft === now.draft) return history;
  const key = burstOf(change);
  const goesOn = key !== undefined && burst?.key === key && at - burst.at < BURST_MS;
  const steps = goesOn ? past : [...past, now].slice(-MOST_STEPS);
  const next = { draft, selection: follow(now, draft, change) };
  const before = steps.at(-1);
  if (goesOn && before && same(before.draft, draft)) {
    return { past: steps.slice(0, -1), now: next, future: [] };
  }
  return { past: steps, now: next, future: [], ...(key === undefined ? {} : { burst: { key, at } }) };
}

/** Choosing is no step, but ends a burst. */
export function select(history: History, selection: Selection): History {
  const { burst: _, ...rest } = history;
  return { ...rest, now: { ...history.now, selection: valid(selection, history.now.draft, 0) } };
}

export function undo(history: History): History {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before ? { past: past.slice(0, -1), now: before, future: [now, ...future] } : history;
}

export function redo(history: History): History {
  const { past, now, future } = history;
  const [after, ...rest] = future;
  return after ? { past: [...past, now], now: after, future: rest } : history;
}

/** What was added is chosen; where the chosen one is gone, its neighbour. */
function follow({ draft: before, selection }: Moment, after: Draft, change: Change): Selection {
  if (change.do === "addCard") {
    const known = new Set(cardsOf(before.card).map((one) => one.id));
    const added = cardsOf(after.card).find((one) => !known.has(one.id));
    if (added) return { ...selection, card: added.id };
  }
  if (change.do === "addLocale") return { ...selection, locale: change.locale };
  const place = cardsOf(before.card).findIndex((one) => one.id === selection.card);
  return valid(selection, after, Math.max(0, place));
}

/** Without a card the message itself is chosen; a card that is gone gives way to the one at its place. */
function valid(selection: Selection, draft: Draft, place: number): Selection {
  const { card, locale } = selection;
  const known = localesOf(draft.card).includes(locale) ? locale : draft.card.locale;
  if (card === undefined) return { locale: known };
  return cardsOf(draft.card).some((one) => one.id === card)
    ? { card, locale: known }
    : near({ locale: known }, draft, place);
}

function near({ locale }: Selection, draft: Draft, place: number): Selection {
  const cards = cardsOf(draft.card);
  const card = cards[Math.min(place, cards.length - 1)]?.id;
  return card === undefined ? { locale } : { card, locale };
}
