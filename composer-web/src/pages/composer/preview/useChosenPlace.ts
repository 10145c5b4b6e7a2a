import { cardsOf } from "../../../document/card";
import { useCard, useSelection } from "../bench";

/** Where the card that is being written stands, so that phones show it; absent for the message itself. */
export function useChosenPlace(): number | undefined {
  const cards = cardsOf(useCard());
  const { card } = useSelection();
  const place = cards.findIndex((one) => one.id === card);
  return place < 0 ? undefined : place;
}
