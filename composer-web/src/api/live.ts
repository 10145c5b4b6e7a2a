import { create } from "zustand";

export type LiveState = "off" | "connecting" | "on";

/** Whether changes come in by themselves now; shown in the shell. */
export const live = create<{ state: LiveState }>(() => ({ state: "off" }));

/** Something happened to a message, or on a handset of the sandbox. */
export type LiveEvent = { message?: string; handset?: string };

/**
 * Listens to the server's events until the returned function is called. The browser connects again by itself after a
 * break; `caughtUp` then says that events may have been missed and lists should be read anew.
 */
export function listen(onEvent: (event: LiveEvent) => void, caughtUp: () => void): () => void {
  let broken = false;
  live.setState({ state: "connecting" });
  const source = new EventSource("/v1/live");
  source.onopen = () => {
    live.setState({ state: "on" });
    if (broken) caughtUp();
    broken = false;
  };
  source.onerror = () => {
    broken = true;
    live.setState({ state: source.readyState === EventSource.CLOSED ? "off" : "connecting" });
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const event = parse(data);
    if (event) onEvent(event);
  };
  return () => {
    source.close();
    live.setState({ state: "off" });
  };
}

/** An event that cannot be read is left out; the next one counts. */
export function parse(data: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== "object" || value === null) return undefined;
    const { message, handset } = value as Record<string, unknown>;
    return {
      ...(typeof message === "string" ? { message } : {}),
      ...(typeof handset === "string" ? { handset } : {}),
    };
  } catch {
    return undefined;
  }
}
