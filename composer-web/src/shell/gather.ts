/**
 * Collects what comes within `ms` of the first, each once, and hands it on together. What comes while that is being
 * worked on waits for the next round, so that a flood of events never starts a second reading beside the first.
 */
export function gather<T>(ms: number, handOn: (all: T[]) => Promise<unknown>) {
  const waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  const start = () => {
    if (timer === undefined && !busy && waiting.size > 0) timer = setTimeout(flush, ms);
  };
  const flush = () => {
    timer = undefined;
    busy = true;
    const all = [...waiting];
    waiting.clear();
    void handOn(all).finally(() => {
      busy = false;
      start();
    });
  };
  return {
    add(item: T) {
      waiting.add(item);
      start();
    },
    drop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
