import { create } from "zustand";
import type { LiveEvent } from "./types";

export type LiveState = "off" | "connecting" | "on";

/** Whether changes come in by themselves now; shown in the shell. */
export const live = create<{ state: LiveState }>(() => ({ state: "off" }));

/**
 * Listens to the server's events until the returned function is called. The browser connects again by itself after a
 * break; `caughtUp` then says that events may have been missed and lists should be read anew.
 */
export function listen(onEvent: (message: LiveEvent["message"]) => void, caughtUp: () => void): () => void {
  let broken = false;
  live.setState({ state: "connecting" });
  const source = new EventSource("/v1/events/live");
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
    if (event) onEvent(event.message);
  };
  return () => {
    source.close();
    live.setState({ state: "off" });
  };
}

/** What the pages need of an event. One that cannot be read is left out; the next one counts. */
export function parse(data: string): Pick<LiveEvent, "message"> | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" &&
      value !== null &&
      "message" in value &&
      typeof value.message === "string"
      ? { message: value.message }
      : undefined;
  } catch {
    return undefined;
  }
}
