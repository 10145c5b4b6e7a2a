import type { Mode } from "../../api/types";
import { type List, nobody, type Row } from "./list";

/** Everything that a send is about, until it is confirmed. */
export type Terms = {
  mode: Mode;
  /** The brand's first, the card's own language and at once, where these are empty. */
  sender: string;
  locale: string;
  /** As the field has it, in the browser's zone: `2026-11-29T20:00`. */
  at: string;
};

/** What became of one call of up to 1,000: message ids in the order of its rows, and why some were refused. */
export type Sent = {
  submission?: string;
  messages: (string | null)[];
  refused: { row: number; detail: string }[];
};

/** What was confirmed: from then on nothing of it changes, so that every repeat of a call says the same. */
export type Out = {
  rows: Row[];
  mode: Mode;
  template: { id: string; version: number };
  sender?: string;
  locale?: string;
  sendAt?: string;
  confirmedAt: string;
  /** The calls that were answered. */
  sent: Sent[];
};

export type Draft = { id: string; list: List; terms: Terms; out?: Out };

export const A_CALL = 1000;
export const MOST = 10_000;

const fresh = () =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const newDraft = (country: string, terms?: Terms): Draft => ({
  id: fresh(),
  list: nobody(country),
  terms: terms ?? { mode: "test", sender: "", locale: "", at: "" },
});

/** Freezes what goes out: the rows that the plan lets go, and the version of the template that it was made of. */
export function confirmed(
  draft: Draft,
  rows: Row[],
  template: { id: string; version: number },
  now: Date,
): Draft {
  const { mode, sender, locale, at } = draft.terms;
  const out: Out = {
    rows,
    mode,
    template,
    ...(sender ? { sender } : {}),
    ...(locale ? { locale } : {}),
    ...(at ? { sendAt: new Date(at).toISOString() } : {}),
    confirmedAt: now.toISOString(),
    sent: [],
  };
  return { ...draft, list: nobody(draft.list.country), out };
}

/**
 * Where a user keeps the send of a template in this browser, so that a reload, a crash or an expired session neither loses a
 * list nor sends twice. False where the browser keeps nothing.
 */
export class Shelf {
  private readonly place: string;

  constructor(user: string, template: string) {
    this.place = `cardwire.send.${user}.${template}`;
  }

  read(): Draft | undefined {
    try {
      const read: unknown = JSON.parse(localStorage.getItem(this.place) ?? "null");
      return isDraft(read) ? read : undefined;
    } catch {
      return undefined;
    }
  }

  keep(draft: Draft): boolean {
    try {
      localStorage.setItem(this.place, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== "object" || value === null) return false;
  const { id, list, terms } = value as Partial<Draft>;
  return typeof id === "string" && Array.isArray(list?.cells) && typeof terms?.mode === "string";
}
