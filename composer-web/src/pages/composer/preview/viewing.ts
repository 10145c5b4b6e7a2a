import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { useBench } from "../bench";
import type { Persona } from "./personas";

/**
 * What the previews show, and what a test sends.
 *
 * @property mmsLimit bytes of a whole MMS; that of the brand's own links when absent
 * @property country whose prices are shown; those for every country when absent
 */
export type Viewing = { persona: Persona; mmsLimit?: number | undefined; country?: string | undefined };

const COUNTRY = "cardwire.country";

/** The country is remembered in this browser. */
export function makeViewing(): StoreApi<Viewing> {
  const country = localStorage.getItem(COUNTRY);
  return createStore<Viewing>(() => ({ persona: "sample", ...(country ? { country } : {}) }));
}

export function chooseCountry(viewing: StoreApi<Viewing>, country: string | undefined): void {
  if (country) localStorage.setItem(COUNTRY, country);
  else localStorage.removeItem(COUNTRY);
  viewing.setState({ country });
}

export const useViewing = (): Viewing => useStore(useBench().viewing);
