import { useCallback } from "react";
import { cardsOf } from "../../document/card";
import type { Clip } from "../../document/clip";
import { useBench } from "./bench";

/** Puts a card behind the chosen one. */
export function usePasteCard(): (clip: Clip) => void {
  const { editing } = useBench();
  return useCallback(
    (clip) => {
      const { history, perform } = editing.getState();
      const { draft, selection } = history.now;
      const chosen = cardsOf(draft.card).findIndex((one) => one.id === selection.card);
      perform({ do: "addCard", clip, index: chosen < 0 ? cardsOf(draft.card).length : chosen + 1 });
    },
    [editing],
  );
}
