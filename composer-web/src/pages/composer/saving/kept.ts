import type { Draft } from "../../../document/card";

/** What was written and is not on the server yet, with the stored draft that it began from. */
export type Kept = { draft: Draft; base: Draft; etag: string };

const key = (template: string) => `cardwire.draft.${template}`;

/** Survives a crash, a dead network and an expired session; a full or forbidden storage is no reason to stop typing. */
export function keep(template: string, kept: Kept): void {
  try {
    localStorage.setItem(key(template), JSON.stringify(kept));
  } catch {
    // The server's copy is then the only one.
  }
}

export function kept(template: string): Kept | undefined {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(template)) ?? "null");
    return isKept(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

export const forget = (template: string): void => localStorage.removeItem(key(template));

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const { draft, base, etag } = value as Partial<Kept>;
  return typeof etag === "string" && draft?.card?.version === 1 && base?.card?.version === 1;
}
