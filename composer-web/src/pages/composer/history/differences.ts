import { type CardDocument, cardsOf } from "../../../document/card";
import { same } from "../../../document/json";

export type Difference = { what: "message" | "card"; place: number; how: "changed" | "added" | "removed" };

/** What became of a version until today, card by card. */
export function differences(then: CardDocument, now: CardDocument): Difference[] {
  const [before, after] = [cardsOf(then), cardsOf(now)];
  const { cards: _, ...message } = then;
  const { cards: __, ...today } = now;
  const known = new Set([...after, ...before].map((one) => one.id));
  const found: Difference[] = same(message, today) ? [] : [{ what: "message", place: 0, how: "changed" }];
  for (const id of known) {
    const [was, is] = [before.findIndex((one) => one.id === id), after.findIndex((one) => one.id === id)];
    if (was < 0) found.push({ what: "card", place: is, how: "added" });
    else if (is < 0) found.push({ what: "card", place: was, how: "removed" });
    else if (!same(before[was], after[is]) || was !== is) {
      found.push({ what: "card", place: is, how: "changed" });
    }
  }
  return found;
}
