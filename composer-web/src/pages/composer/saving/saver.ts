import { createStore, type StoreApi } from "zustand/vanilla";
import { ProblemError, willPass } from "../../../api/problem";
import type { Stored } from "../../../api/templates";
import type { Draft } from "../../../document/card";
import { same } from "../../../document/json";
import { type Clash, merge } from "../../../document/merge";
import type { Problem } from "../../../document/problem";
import { problemsOf } from "../../../document/validate";
import type { Kept, Shelf } from "./kept";

/** Saved after this long without another change, and at the latest after the second one while changes go on. */
export const QUIET_MS = 800;
export const LATEST_MS = 1600;
/** A server that cannot now is asked again after this long, after twice as long the next time, and so on up to the most. */
export const AGAIN_MS = 5000;
export const MOST_AGAIN_MS = 60_000;
/** A longer Retry-After than this is cut. */
export const MOST_ASKED_MS = 600_000;
/** So often a version may be called stale that the server answers as its newest all the same. */
export const MOST_ROUNDS = 3;

/** The server calls the very version stale that it answers; something on the way changes its ETags. */
export class Unmatched extends Error {}

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
  /** Was sent, and whether the server has it is not known: sent again as it is, so that it is known by its content. */
  private lost?: Draft;
  private tries = 0;
  private notBefore = 0;
  private rounds = 0;

  constructor(
    private readonly shelf: Shelf,
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
    const { conflict } = this.saving.getState();
    if (conflict) {
      this.meet(conflict.theirs);
      return;
    }
    if (!this.lost && same(draft, this.base.draft)) {
      this.settled();
      return;
    }
    this.keep();
    const problems = problemsOf(draft.card);
    if (problems.length > 0 || draft.name.trim() === "") {
      this.stop();
      this.saving.setState({ state: "unfinished", problems });
      return;
    }
    const state = this.busy ? "saving" : Date.now() < this.notBefore ? "offline" : "waiting";
    this.saving.setState({ state, problems: [] });
    this.schedule();
  }

  /** Puts what was written here and what another wrote together; parts named in `take` are theirs. */
  settle(take: readonly string[]): void {
    const { conflict } = this.saving.getState();
    if (!conflict) return;
    this.adopt(conflict.theirs, take);
  }

  /** Takes up what was kept in this browser; it may have begun from another version than is on the server now. */
  resume({ draft, base, etag, lost }: Kept): void {
    this.lost = lost;
    if (etag === this.base.etag) {
      this.changed(draft);
      return;
    }
    const theirs = this.base;
    this.base = { ...theirs, draft: base, etag };
    this.latest = draft;
    this.meet(theirs);
  }

  /** Tries at once what waits or was refused; when asked to, when the network is back, or when the page is left. */
  flush(): void {
    const { state } = this.saving.getState();
    if (state === "waiting" || state === "offline" || state === "refused") void this.save();
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
    const wait = Math.max(0, this.notBefore - now, Math.min(QUIET_MS, this.dirtySince + LATEST_MS - now));
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
    const sent = this.lost ?? this.latest;
    this.lost = sent;
    this.keep();
    this.saving.setState({ state: "saving" });
    try {
      const stored = await this.server.save(sent, this.base.etag);
      this.base = { ...stored, draft: sent };
      this.lost = undefined;
      [this.tries, this.notBefore, this.rounds] = [0, 0, 0];
      this.busy = false;
      this.saving.setState({ savedAt: stored.savedAt, version: stored.version, refusal: undefined });
      this.next();
    } catch (error) {
      await this.failed(error, sent);
    }
  }

  private next(): void {
    if (same(this.latest, this.base.draft)) {
      this.settled();
      return;
    }
    this.goOn(this.base.draft);
  }

  /** Takes what was written after `sent` as a change of now. */
  private goOn(sent: Draft): void {
    const { latest } = this;
    this.latest = sent;
    this.changed(latest);
  }

  private settled(): void {
    this.stop();
    this.shelf.forget();
    this.saving.setState({ state: "saved", problems: [], refusal: undefined });
  }

  private keep(): void {
    const { latest: draft, base, lost } = this;
    this.shelf.keep({ draft, base: base.draft, etag: base.etag, ...(lost ? { lost } : {}) });
  }

  private async failed(error: unknown, sent: Draft): Promise<void> {
    try {
      if (statusOf(error) !== 412) throw error;
      const theirs = await this.server.load();
      this.rounds = theirs.version === this.base.version ? this.rounds + 1 : 0;
      if (this.rounds > MOST_ROUNDS) throw new Unmatched();
      this.busy = false;
      this.meet(theirs);
    } catch (problem) {
      this.busy = false;
      if (willPass(problem)) this.wait(problem);
      else this.saving.setState({ state: "refused", refusal: problem });
      if (!isAboutTheDraft(problem)) return;
      this.lost = undefined;
      this.goOn(sent);
    }
  }

  private wait(problem: unknown): void {
    this.stop();
    const refusal = problem instanceof ProblemError ? problem : undefined;
    const asked = Math.min(refusal?.retryAfterMs ?? 0, MOST_ASKED_MS);
    const pause = Math.max(asked, Math.min(AGAIN_MS * 2 ** this.tries++, MOST_AGAIN_MS));
    this.notBefore = Date.now() + pause;
    this.saving.setState({ state: "offline", refusal });
    this.quiet = setTimeout(() => this.flush(), pause);
  }

  private meet(theirs: Stored): void {
    // What is there is our own: it arrived, only its answer did not.
    if (this.lost && same(this.lost, theirs.draft)) this.base = theirs;
    this.lost = undefined;
    const { clashes } = merge(this.base.draft, this.latest, theirs.draft);
    if (clashes.length === 0) {
      this.adopt(theirs, []);
      return;
    }
    this.stop();
    this.keep();
    this.saving.setState({ state: "conflict", conflict: { theirs, clashes } });
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

const statusOf = (error: unknown) => (error instanceof ProblemError ? error.problem.status : undefined);

/** Whether the server has looked at what was sent and said no; it then has not got it. */
function isAboutTheDraft(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && ![401, 412, 429, 502, 503, 504].includes(status);
}
