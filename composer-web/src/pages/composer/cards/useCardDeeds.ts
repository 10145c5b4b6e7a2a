import { useMemo } from "react";
import type { StoreApi } from "zustand/vanilla";
import { asText, clip, readClip } from "../../../document/clip";
import { type Editing, useBench } from "../bench";
import { tell } from "../notice";

/** Where copied cards lie when the browser keeps its clipboard to itself. */
const BOARD = "cardwire.clipboard";

/** What can be done with a card of the list. */
export function useCardDeeds(card: string, index: number) {
  const { editing } = useBench();
  return useMemo(() => deeds(editing, card, index), [editing, card, index]);
}

function deeds(editing: StoreApi<Editing>, card: string, index: number) {
  const { perform } = editing.getState();
  const taken = () => clip(editing.getState().history.now.draft.card, card);
  return {
    move: (by: 1 | -1) => perform({ do: "moveCard", card, to: index + by }),
    duplicate: () => {
      const copy = taken();
      if (copy) perform({ do: "addCard", clip: copy, index: index + 1 });
    },
    copy: () => {
      const copy = taken();
      if (!copy) return;
      localStorage.setItem(BOARD, asText(copy));
      void navigator.clipboard?.writeText(asText(copy)).catch(() => undefined);
      tell("copied");
    },
    paste: () => {
      const copied = readClip(localStorage.getItem(BOARD) ?? "");
      if (copied) perform({ do: "addCard", clip: copied, index: index + 1 });
      else tell("nothingToPaste");
    },
    remove: () => {
      perform({ do: "removeCard", card });
      tell("cardRemoved");
    },
  };
}
