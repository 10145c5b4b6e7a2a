import { createStore } from "zustand/vanilla";
import type { Sent } from "../../api/media";
import { ProblemError } from "../../api/problem";
import type { Asset } from "../../api/types";

/** A file on its way into the library. */
export type Upload = {
  key: number;
  file: File;
  state: "waiting" | "sending" | "done" | "again" | "failed";
  /** From 0 to 1. */
  progress: number;
  error?: unknown;
  asset?: Asset;
};

type Send = (file: File, tell: (progress: number) => void) => Promise<Sent>;

/** Each file is looked at by the server; more at once would not be faster. */
const AT_ONCE = 2;

/** Sends files two at a time; each ends in the library or in the reason why not, and the others go on. */
export function makeUploads(send: Send, arrived: (asset: Asset) => void) {
  let count = 0;
  const store = createStore<{ all: Upload[] }>(() => ({ all: [] }));
  const change = (key: number, part: Partial<Upload>) =>
    store.setState(({ all }) => ({ all: all.map((one) => (one.key === key ? { ...one, ...part } : one)) }));
  const next = () => {
    const { all } = store.getState();
    const free = AT_ONCE - all.filter(({ state }) => state === "sending").length;
    for (const upload of all.filter(({ state }) => state === "waiting").slice(0, Math.max(0, free)))
      void run(upload);
  };
  const run = async ({ key, file }: Upload) => {
    change(key, { state: "sending", progress: 0 });
    try {
      const { asset, fresh } = await send(file, (progress) => change(key, { progress }));
      change(key, { state: fresh ? "done" : "again", progress: 1, asset });
      arrived(asset);
    } catch (error) {
      change(key, { state: "failed", error });
      if (error instanceof ProblemError && error.retryAfterMs) await pause(error.retryAfterMs);
    }
    next();
  };
  return {
    store,
    add(files: readonly File[]) {
      const added = files.map((file): Upload => ({ key: ++count, file, state: "waiting", progress: 0 }));
      store.setState(({ all }) => ({ all: [...all, ...added] }));
      next();
    },
    again(key: number) {
      change(key, { state: "waiting", progress: 0, error: undefined });
      next();
    },
    clear: () =>
      store.setState(({ all }) => ({
        all: all.filter(({ state }) => state === "waiting" || state === "sending"),
      })),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
export type Uploads = ReturnType<typeof makeUploads>;
