import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { useBench } from "../bench";
import type { Persona } from "./personas";

/**
 * What the previews show, and what a test sends.
 *
 * @property mmsLimit bytes of a whole MMS; that of the brand's own links when absent
 */
export type Viewing = { persona: Persona; mmsLimit?: number | undefined };

export const makeViewing = (): StoreApi<Viewing> => createStore<Viewing>(() => ({ persona: "sample" }));

export const useViewing = (): Viewing => useStore(useBench().viewing);
