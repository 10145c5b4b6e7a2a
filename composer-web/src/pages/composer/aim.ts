import { useEffect } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { selectionAt } from "../../document/selection";
import { useBench } from "./bench";

/** A place of the document that is to be brought into view: the first field that stands there or below takes the focus. */
export type Aim = { pointer?: string | undefined };

export const makeAim = (): StoreApi<Aim> => createStore<Aim>(() => ({}));

/** What no field has taken by then is not waited for: what is chosen was brought into view all the same. */
const FOUND_MS = 500;

/** Leads to a place of the document: chooses its card and language, and aims at its field. */
export function useGoTo(): (pointer: string) => void {
  const { editing, aim } = useBench();
  return (pointer) => {
    const { history, select } = editing.getState();
    const { draft, selection } = history.now;
    select(selectionAt(draft.card, pointer, selection.locale));
    aim.setState({ pointer });
    setTimeout(() => {
      if (aim.getState().pointer === pointer) aim.setState({ pointer: undefined });
    }, FOUND_MS);
  };
}

/** Takes the focus when this field, or what it lies in, is aimed at. */
export function useTakesAim(mine: string, element: () => HTMLElement | null): void {
  const { aim } = useBench();
  const pointer = useStore(aim, (state) => state.pointer);
  useEffect(() => {
    // A field before this one may have taken it just now.
    if (pointer === undefined || aim.getState().pointer !== pointer || !within(mine, pointer)) return;
    aim.setState({ pointer: undefined });
    // On a phone the editor is brought to the front first.
    requestAnimationFrame(() => {
      element()?.scrollIntoView({ block: "center" });
      element()?.focus({ preventScroll: true });
    });
  });
}

/** Opens what is folded when something in it is aimed at. */
export function useOpensForAim(mine: string, open: () => void): void {
  const pointer = useStore(useBench().aim, (state) => state.pointer);
  useEffect(() => {
    if (pointer !== undefined && within(pointer, mine)) open();
  }, [pointer, mine]);
}

/** Whether a place is another, or lies in it; the whole document holds nothing that could be meant. */
const within = (inner: string, outer: string) =>
  outer !== "" && (inner === outer || inner.startsWith(`${outer}/`));
