import { type Channel, channels, type MessageState, messageStates } from "../../api/types";

/** What the list shows; stands in the address, so that a filtered list can be sent to a colleague. */
export type Filter = { state?: MessageState; channel?: Channel; to?: string; submission?: string };

/** Reads the address; what it does not know is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const state = messageStates.find((known) => known === search.state);
  const channel = channels.find((known) => known === search.channel);
  // A number in the address may have been read as a number already.
  const digits = typeof search.to === "number" ? `+${search.to}` : search.to;
  return {
    ...(state ? { state } : {}),
    ...(channel ? { channel } : {}),
    ...(typeof digits === "string" && digits ? { to: digits } : {}),
    ...(typeof search.submission === "string" && search.submission ? { submission: search.submission } : {}),
  };
}

/** A typed number without its spaces, brackets and dashes; `00` means `+`. */
export function asNumber(typed: string): string {
  return typed.replace(/[\s\-().]/g, "").replace(/^00/, "+");
}

export const isNumber = (text: string) => /^\+[1-9]\d{7,14}$/.test(text);

export const isFiltered = (filter: Filter) => Object.keys(filter).length > 0;
