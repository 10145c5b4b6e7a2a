import type { Draft } from "../../../document/card";

/** What was written and is not on the server yet, with the stored draft that it began from. */
export type Kept = {
  draft: Draft;
  base: Draft;
  etag: string;
  /** Was sent, and whether the server has it is not known. */
  lost?: Draft;
};

/**
 * Where one opening of a template keeps its draft: apart from other users', and beside those of other tabs. Survives a crash,
 * a dead network and an expired session; a full or forbidden storage is no reason to stop typing.
 */
export class Shelf {
  private readonly place: string;
  private readonly own: string;
  private found?: string;

  constructor(user: string, template: string) {
    this.place = `cardwire.draft.${user}.${template}.`;
    // The time comes first, so that what was opened last sorts last.
    this.own = `${this.place}${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  }

  /** What this user last left here unsaved; it becomes this opening's own once that keeps or forgets something. */
  newest(): Kept | undefined {
    try {
      this.found = Object.keys(localStorage)
        .filter((key) => key.startsWith(this.place))
        .sort()
        .at(-1);
      const read: unknown = JSON.parse(localStorage.getItem(this.found ?? "") ?? "null");
      return isKept(read) ? read : undefined;
    } catch {
      return undefined;
    }
  }

  keep(kept: Kept): void {
    try {
      localStorage.setItem(this.own, JSON.stringify(kept));
      this.drop();
    } catch {
      // The server's copy is then the only one.
    }
  }

  forget(): void {
    try {
      localStorage.removeItem(this.own);
      this.drop();
    } catch {
      // Where nothing may be stored, nothing was.
    }
  }

  private drop(): void {
    if (this.found && this.found !== this.own) localStorage.removeItem(this.found);
    this.found = undefined;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const { draft, base, etag } = value as Partial<Kept>;
  return typeof etag === "string" && draft?.card?.version === 1 && base?.card?.version === 1;
}
