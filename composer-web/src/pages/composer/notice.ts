import { create } from "zustand";

/** Something that has happened and can be taken back, or is good to know; it goes by itself. */
export type NoticeCode =
  | "cardRemoved"
  | "buttonRemoved"
  | "merged"
  | "restored"
  | "imported"
  | "copied"
  | "replaced"
  | "fixed"
  | "shortened"
  | "fewerWords"
  | "fewerCards"
  | "fewerButtons"
  | "cannotFit"
  | "changedMeanwhile"
  | "nothingToPaste";
/** @property params what its sentence names */
export type Said = { code: NoticeCode; params?: Record<string, string | number> };
export type Notice = { said: Said[]; key: number };

const STAYS_MS = 8000;

export const notices = create<{ notice?: Notice }>(() => ({}));

let count = 0;

export const tell = (code: NoticeCode, params?: Said["params"]): void =>
  tellAll([{ code, ...(params ? { params } : {}) }]);

export function tellAll(said: Said[]): void {
  const key = ++count;
  notices.setState({ notice: { said, key } });
  setTimeout(() => {
    if (notices.getState().notice?.key === key) hush();
  }, STAYS_MS);
}

export const hush = (): void => notices.setState({ notice: undefined });
