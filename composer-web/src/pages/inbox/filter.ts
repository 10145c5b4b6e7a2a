import { type InboxFilter, type WordKind, wordKinds } from "../../api/inbox";
import type { Mode } from "../../api/types";

export const shows = ["waiting", ...wordKinds, "all"] as const;
export type Show = (typeof shows)[number];

/** What the inbox shows, and which conversation lies open; stands in the address. */
export type Filter = { show?: Exclude<Show, "waiting">; mode?: Mode; number?: string; at?: string };

/** Reads the address; what it does not know is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const show = shows.find((known) => known === search.show && known !== "waiting");
  const mode = (["live", "test"] as const).find((known) => known === search.mode);
  // A number in the address may have been read as a number already.
  const number = typeof search.number === "number" ? `+${search.number}` : search.number;
  return {
    ...(show && show !== "waiting" ? { show } : {}),
    ...(mode ? { mode } : {}),
    ...(typeof number === "string" && number ? { number } : {}),
    ...(typeof search.at === "string" && search.at ? { at: search.at } : {}),
  };
}

const isKind = (show: Show): show is WordKind => wordKinds.some((kind) => kind === show);

export function asked({
  show = "waiting" as Show,
  mode,
  number,
}: Omit<Filter, "show"> & { show?: Show }): InboxFilter {
  return {
    ...(show === "waiting" ? { waiting: true } : {}),
    ...(isKind(show) ? { kind: show } : {}),
    ...(mode ? { mode } : {}),
    ...(number ? { number } : {}),
  };
}
