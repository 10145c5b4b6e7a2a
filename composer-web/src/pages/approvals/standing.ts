import type { Approval } from "../../api/types";

/** What is known of a template's approvals, as the template's own page or a list tells it. */
export type Approvals = { asked?: Approval; approvedVersion?: number };

export const states = ["approved", "waiting", "sentBack", "changed", "none"] as const;
export type State = (typeof states)[number];

/** How far the version is that lies before us; `of` is the version that the state is about. */
export type Standing = { state: State; of: number };

/**
 * What waits or was sent back goes before what was approved of an older version, since somebody has to do something about
 * it. A version that was approved itself needs nothing.
 */
export function standingOf(version: number, { asked, approvedVersion }: Approvals): Standing {
  if (approvedVersion === version) return { state: "approved", of: version };
  if (asked && asked.state !== "approved" && asked.version > (approvedVersion ?? 0))
    return { state: asked.state, of: asked.version };
  if (approvedVersion !== undefined) return { state: "changed", of: approvedVersion };
  return { state: "none", of: version };
}
