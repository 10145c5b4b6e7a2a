import type { AuditEntry } from "../../api/types";

export const abouts = [
  "user",
  "api-key",
  "brand",
  "sender",
  "link",
  "webhook",
  "opt-out",
  "filter-words",
  "submission",
  "conversation",
  "template",
  "approval-rule",
  "asset",
] as const;

/** What of the audit is shown; stands in the address, so that a finding can be sent to a colleague. */
export type Filter = { who?: string; about?: (typeof abouts)[number] };

export function readFilter(search: Record<string, unknown>): Filter {
  const about = abouts.find((known) => known === search.about);
  return {
    ...(typeof search.who === "string" && search.who ? { who: search.who } : {}),
    ...(about ? { about } : {}),
  };
}

export function matches({ who = "", about }: Filter, entry: AuditEntry): boolean {
  const by = `${entry.actorName ?? ""} ${entry.actor}`.toLowerCase();
  return by.includes(who.trim().toLowerCase()) && (!about || entry.action.startsWith(`${about}.`));
}

/** Details as words: `role: sender · disabled: true`. */
export const detailsOf = (entry: AuditEntry) =>
  Object.entries(entry.details ?? {})
    .map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
    .join(" · ");
