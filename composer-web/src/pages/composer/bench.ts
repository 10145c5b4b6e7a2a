import { createContext, useContext, useRef } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { signedIn } from "../../api/signedIn";
import type { CardDocument, Draft } from "../../document/card";
import type { Change } from "../../document/change";
import { begin, type History, perform, redo, type Selection, select, undo } from "../../document/history";
import { pointer, same } from "../../document/json";
import type { Problem } from "../../document/problem";
import { type Field, pathOf } from "../../document/words";
import type { Aim } from "./aim";
import type { Previewer } from "./preview/previewer";
import type { Viewing } from "./preview/viewing";
import type { Shelf } from "./saving/kept";
import type { Saver } from "./saving/saver";
import type { Uploads } from "./uploads";

export type Editing = {
  history: History;
  perform: (change: Change) => void;
  select: (selection: Selection) => void;
  undo: () => void;
  redo: () => void;
};

/** One store for what is edited, what is chosen, and how it came to be; who may not change it looks only. */
export const makeEditing = (draft: Draft, may: boolean): StoreApi<Editing> =>
  createStore<Editing>((set) => {
    // Nobody is told of a step that changes nothing.
    const turn = (step: (history: History) => History) =>
      set((editing) => {
        const history = step(editing.history);
        return history === editing.history ? editing : { history };
      });
    return {
      history: begin(draft),
      perform: (change) => may && turn((history) => perform(history, change, Date.now())),
      select: (selection) => turn((history) => select(history, selection)),
      undo: () => turn(undo),
      redo: () => turn(redo),
    };
  });

/** What the parts of the composer share. */
export type Bench = {
  template: string;
  editing: StoreApi<Editing>;
  saver: Saver;
  shelf: Shelf;
  previewer: Previewer;
  /** For whom, and for what size of MMS, is previewed. */
  viewing: StoreApi<Viewing>;
  aim: StoreApi<Aim>;
  uploads: StoreApi<Uploads>;
};

/** Whether the role may change templates. */
export const useMay = (): boolean =>
  signedIn((state) => state.session?.scopes.includes("content:write")) ?? false;

export const BenchContext = createContext<Bench | undefined>(undefined);
export const ProblemsContext = createContext<Problem[]>([]);

export function useBench(): Bench {
  const bench = useContext(BenchContext);
  if (!bench) throw new Error("outside of the composer");
  return bench;
}

/** The value, or the one before as long as they say the same: then nothing has to be drawn anew for it. */
export function useSteady<T>(): (value: T) => T {
  const kept = useRef<{ value: T }>(undefined);
  return (value) => {
    if (!kept.current || !same(kept.current.value, value)) kept.current = { value };
    return kept.current.value;
  };
}

/** A part of what is edited. What is drawn by it is drawn anew only when that part says something else. */
export function useEditing<T>(pick: (editing: Editing) => T): T {
  const steady = useSteady<T>();
  return useStore(useBench().editing, (editing) => steady(pick(editing)));
}

/** A part of the card as it stands, in the language that is written. */
export const useOfCard = <T>(pick: (card: CardDocument, locale: string) => T): T =>
  useEditing(({ history: { now } }) => pick(now.draft.card, now.selection.locale));

/** The whole card, for what is not on the screen while people type: every key changes it. */
export const useCard = (): CardDocument => useOfCard((card) => card);
export const useSelection = (): Selection => useEditing(({ history }) => history.now.selection);
export const usePerform = () => useEditing((editing) => editing.perform);

/** The language that is written now. */
export const useLocale = (): string => useOfCard((_, locale) => locale);

/** What is wrong at a place of the document. */
export function useProblemsAt(where: string): Problem[] {
  return useContext(ProblemsContext).filter((problem) => problem.pointer === where);
}

export const usePointer = (field: Field): string =>
  useOfCard((card, locale) => {
    const path = pathOf(card, field, locale);
    return path ? pointer(path) : "";
  });
