import { type CardDocument, cardsOf } from "../../../document/card";
import { same } from "../../../document/json";

export type Difference = { how: "changed" | "added" | "removed" } & (
  | { what: "message" }
  | { what: "card"; place: number }
  | { what: "language"; tag: string }
);

/** What became of a version until today, card by card, and translation by translation. */
export function differences(then: CardDocument, now: CardDocument): Difference[] {
  const [before, after] = [cardsOf(then), cardsOf(now)];
  const { cards: _, locales: spoken = {}, ...message } = then;
  const { cards: __, locales: speaks = {}, ...today } = now;
  const known = new Set([...after, ...before].map((one) => one.id));
  const found: Difference[] = same(message, today) ? [] : [{ what: "message", how: "changed" }];
  for (const id of known) {
    const [was, is] = [before.findIndex((one) => one.id === id), after.findIndex((one) => one.id === id)];
    if (was < 0) found.push({ what: "card", place: is, how: "added" });
    else if (is < 0) found.push({ what: "card", place: was, how: "removed" });
    else if (!same(before[was], after[is]) || was !== is) {
      found.push({ what: "card", place: is, how: "changed" });
    }
  }
  for (const tag of Object.keys({ ...speaks, ...spoken })) {
    if (!(tag in spoken)) found.push({ what: "language", tag, how: "added" });
    else if (!(tag in speaks)) found.push({ what: "language", tag, how: "removed" });
    else if (!same(spoken[tag], speaks[tag])) found.push({ what: "language", tag, how: "changed" });
  }
  return found;
}
