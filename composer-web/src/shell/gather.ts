/** Collects what comes within `ms` of the first, each once, and hands it on together. */
export function gather<T>(ms: number, handOn: (all: T[]) => void) {
  const waiting = new Set<T>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    timer = undefined;
    const all = [...waiting];
    waiting.clear();
    handOn(all);
  };
  return {
    add(item: T) {
      waiting.add(item);
      timer ??= setTimeout(flush, ms);
    },
    drop() {
      clearTimeout(timer);
      timer = undefined;
      waiting.clear();
    },
  };
}
