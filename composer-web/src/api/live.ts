import { create } from "zustand";
import type { LiveEvent } from "./types";

export type LiveState = "off" | "connecting" | "on";

/** Whether changes come in by themselves now; shown in the shell. */
export const live = create<{ state: LiveState }>(() => ({ state: "off" }));

/**
 * Listens to the server's events until the returned function is called, while anybody looks: over HTTP/1.1 a browser opens
 * six connections to a host for all its tabs and the pages behind "back" together, and streams would take them all. The
 * browser connects again by itself after a break; `caughtUp` says that events may have been missed and lists should be
 * read anew.
 */
export function listen(onEvent: (message: LiveEvent["message"]) => void, caughtUp: () => void): () => void {
  let source: EventSource | undefined;
  let missed = false;
  const open = () => {
    live.setState({ state: "connecting" });
    const opened = new EventSource("/v1/events/live");
    opened.onopen = () => {
      live.setState({ state: "on" });
      if (missed) caughtUp();
      missed = false;
    };
    opened.onerror = () => {
      missed = true;
      live.setState({ state: opened.readyState === EventSource.CLOSED ? "off" : "connecting" });
    };
    opened.onmessage = ({ data }: MessageEvent<string>) => {
      const event = parse(data);
      if (event) onEvent(event.message);
    };
    source = opened;
  };
  const close = () => {
    source?.close();
    source = undefined;
    missed = true;
    live.setState({ state: "off" });
  };
  const look = () => {
    if (document.hidden) close();
    else if (!source) open();
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    close();
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
