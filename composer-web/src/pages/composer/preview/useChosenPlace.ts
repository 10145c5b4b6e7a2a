import { cardsOf } from "../../../document/card";
import { useEditing } from "../bench";

/** Where the card that is being written stands, so that phones show it; absent for the message itself. */
export function useChosenPlace(): number | undefined {
  return useEditing(({ history: { now } }) => {
    const place = cardsOf(now.draft.card).findIndex(({ id }) => id === now.selection.card);
    return place < 0 ? undefined : place;
  });
}
