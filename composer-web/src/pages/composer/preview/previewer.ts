import { replaceEqualDeep } from "@tanstack/react-query";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Shown } from "../../../api/templates";
import type { Preview } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import { same } from "../../../document/json";
import { hasDrafts, makingOf } from "./making";

/** Long enough that a word typed fast asks once, short enough that nobody waits for it. */
export const TOGETHER_MS = 120;
export const AGAIN_MS = 5000;
/** Between two looks at a film that is still being made. */
export const MAKING_MS = 2000;
/** The same for a picture of which a draft is shown. */
export const DRAFT_MS = 800;

export const forms = ["rcs", "mms", "sms", "page"] as const;
export type FormName = (typeof forms)[number];

/**
 * @property preview its parts stay the very same where a newer answer says the same of them
 * @property judged the card that the preview is of, which is the one that is edited without what cannot be shown yet
 * @property stale the card as it stands cannot be shown, and the last one that could is
 * @property changed how often each form has changed by what was edited: a new number makes its phone glow
 */
export type Previewing = {
  preview?: Preview;
  judged?: CardDocument;
  waiting: boolean;
  stale: boolean;
  error?: unknown;
  changed: Record<FormName, number>;
};

type Ask = (shown: Shown, signal: AbortSignal) => Promise<Preview>;

/** Asks for previews of what changes fast: bursts once, one answer at a time, and never an older one over a newer. */
export class Previewer {
  readonly state: StoreApi<Previewing> = createStore<Previewing>(() => ({
    waiting: false,
    stale: false,
    changed: { rcs: 0, mms: 0, sms: 0, page: 0 },
  }));
  private timer?: ReturnType<typeof setTimeout>;
  private asked?: AbortController;
  private shown?: Shown;
  private language?: string;
  private answeredTo?: Shown;

  constructor(private readonly ask: Ask) {}

  /** @param language of the sentences; in another one nothing that is shown has been edited */
  show(shown: Shown, language: string): void {
    const alike = same(shown, this.shown);
    if (alike && language === this.language) {
      this.state.setState({ stale: false });
      return;
    }
    const first = this.shown === undefined;
    if (!alike) this.shown = shown;
    this.language = language;
    this.state.setState({ waiting: true, stale: false });
    this.soon(first ? 0 : TOGETHER_MS);
  }

  /** Nothing of the card as it stands can be shown. */
  keepLast(): void {
    this.state.setState({ stale: true });
  }

  close(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.shown = undefined;
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.now(), ms);
  }

  private async now(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    this.asked?.abort();
    const mine = new AbortController();
    this.asked = mine;
    try {
      const preview = await this.ask(shown, mine.signal);
      if (this.asked === mine) this.answered(preview, shown);
    } catch (error) {
      if (this.asked !== mine || mine.signal.aborted) return;
      this.state.setState({ waiting: false, error });
      this.soon(AGAIN_MS);
    }
  }

  private answered(answer: Preview, shown: Shown): void {
    const before = this.state.getState();
    const preview = replaceEqualDeep(before.preview, answer);
    const changed = { ...before.changed };
    const edited = shown !== this.answeredTo;
    this.answeredTo = shown;
    for (const form of edited ? forms : []) {
      if (before.preview && before.preview[form] !== preview[form]) changed[form]++;
    }
    this.state.setState({
      preview,
      judged: shown.card,
      changed,
      error: undefined,
      waiting: shown !== this.shown,
    });
    if (shown !== this.shown) return;
    if (hasDrafts(preview)) this.soon(DRAFT_MS);
    else if (makingOf(preview) !== undefined) this.soon(MAKING_MS);
  }
}
