import { createStore, type StoreApi } from "zustand/vanilla";
import { ProblemError, Unreachable } from "../../../api/problem";
import type { Stored } from "../../../api/templates";
import type { Draft } from "../../../document/card";
import { same } from "../../../document/json";
import { type Clash, merge } from "../../../document/merge";
import type { Problem } from "../../../document/problem";
import { validate } from "../../../document/validate";
import { forget, keep } from "./kept";

/** Saved after this long without another change, and at the latest after the second one while changes go on. */
export const QUIET_MS = 800;
export const LATEST_MS = 1600;
export const AGAIN_MS = 5000;

export type Conflict = { theirs: Stored; clashes: Clash[] };

/** How far the draft is on its way to the server. Whatever it says, the draft is kept in this browser. */
export type Saving = {
  state: "saved" | "waiting" | "saving" | "unfinished" | "offline" | "refused" | "conflict";
  savedAt: string;
  version: number;
  problems: Problem[];
  refusal?: unknown;
  conflict?: Conflict;
};

type Server = {
  save: (draft: Draft, etag: string) => Promise<Stored>;
  load: () => Promise<Stored>;
};
/** Told when what others saved was put into the draft. */
type OnMerged = (draft: Draft, theirs: Stored) => void;

/** Brings a template's draft to the server as it changes; never over what someone else has saved meanwhile. */
export class Saver {
  readonly saving: StoreApi<Saving>;
  private base: Stored;
  private latest: Draft;
  private quiet?: ReturnType<typeof setTimeout>;
  private dirtySince?: number;
  private busy = false;

  constructor(
    private readonly template: string,
    stored: Stored,
    private readonly server: Server,
    private readonly onMerged: OnMerged,
  ) {
    this.base = stored;
    this.latest = stored.draft;
    this.saving = createStore<Saving>(() => ({
      state: "saved",
      savedAt: stored.savedAt,
      version: stored.version,
      problems: [],
    }));
  }

  changed(draft: Draft): void {
    if (draft === this.latest) return;
    this.latest = draft;
    if (same(draft, this.base.draft)) {
      this.settled();
      return;
    }
    keep(this.template, { draft, base: this.base.draft, etag: this.base.etag });
    if (this.saving.getState().state === "conflict") return;
    const problems = validate(draft.card);
    if (problems.length > 0 || draft.name.trim() === "") {
      this.stop();
      this.saving.setState({ state: "unfinished", problems });
      return;
    }
    this.saving.setState({ state: this.busy ? "saving" : "waiting", problems: [] });
    this.schedule();
  }

  /** Puts what was written here and what another wrote together; parts named in `take` are theirs. */
  settle(take: readonly string[]): void {
    const { conflict } = this.saving.getState();
    if (!conflict) return;
    this.adopt(conflict.theirs, take);
  }

  /** A draft that was kept in this browser and began from another version than is on the server now. */
  resume(base: Draft, draft: Draft): void {
    this.latest = draft;
    const theirs = this.base;
    this.base = { ...theirs, draft: base };
    this.meet(theirs);
  }

  /** Tries at once what waits; when the network is back, or the page is left. */
  flush(): void {
    const { state } = this.saving.getState();
    if (state === "waiting" || state === "offline") void this.save();
  }

  /** The page is left: what waits is sent now; what cannot be is found in this browser when the template is opened again. */
  close(): void {
    this.flush();
    this.stop();
  }

  private schedule(): void {
    const now = Date.now();
    this.dirtySince ??= now;
    clearTimeout(this.quiet);
    const wait = Math.max(0, Math.min(QUIET_MS, this.dirtySince + LATEST_MS - now));
    this.quiet = setTimeout(() => void this.save(), wait);
  }

  private stop(): void {
    clearTimeout(this.quiet);
    this.dirtySince = undefined;
  }

  private async save(): Promise<void> {
    if (this.busy) return;
    this.stop();
    this.busy = true;
    const sent = this.latest;
    this.saving.setState({ state: "saving" });
    try {
      const stored = await this.server.save(sent, this.base.etag);
      this.base = { ...stored, draft: sent };
      this.busy = false;
      this.saving.setState({ savedAt: stored.savedAt, version: stored.version, refusal: undefined });
      this.next();
    } catch (error) {
      this.busy = false;
      await this.failed(error);
    }
  }

  private next(): void {
    if (same(this.latest, this.base.draft)) {
      this.settled();
      return;
    }
    const { latest } = this;
    this.latest = this.base.draft;
    this.changed(latest);
  }

  private settled(): void {
    this.stop();
    forget(this.template);
    if (!this.busy) this.saving.setState({ state: "saved", problems: [], refusal: undefined });
  }

  private async failed(error: unknown): Promise<void> {
    if (error instanceof Unreachable) {
      this.wait();
      return;
    }
    if (!(error instanceof ProblemError) || error.problem.status !== 412) {
      this.saving.setState({ state: "refused", refusal: error });
      return;
    }
    try {
      this.meet(await this.server.load());
    } catch (problem) {
      if (problem instanceof Unreachable) this.wait();
      else this.saving.setState({ state: "refused", refusal: problem });
    }
  }

  private wait(): void {
    this.saving.setState({ state: "offline" });
    this.quiet = setTimeout(() => this.flush(), AGAIN_MS);
  }

  private meet(theirs: Stored): void {
    const { clashes } = merge(this.base.draft, this.latest, theirs.draft);
    if (clashes.length === 0) this.adopt(theirs, []);
    else this.saving.setState({ state: "conflict", conflict: { theirs, clashes } });
  }

  private adopt(theirs: Stored, take: readonly string[]): void {
    const { draft } = merge(this.base.draft, this.latest, theirs.draft, take);
    this.base = theirs;
    this.saving.setState({
      state: "saved",
      conflict: undefined,
      savedAt: theirs.savedAt,
      version: theirs.version,
    });
    this.onMerged(draft, theirs);
    this.changed(draft);
  }
}
