import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../api/live";
import { gather } from "./gather";

const TOGETHER_MS = 500;

/** Reads anew what an event says has changed; a burst of events becomes one reading. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const pending = gather<string>(TOGETHER_MS, (messages) =>
      Promise.allSettled(
        [
          ...messages.map((message) => ["message", message]),
          ["messages"],
          ["handsets"],
          ["inbox"],
          ["conversation"],
        ].map((queryKey) => cache.invalidateQueries({ queryKey })),
      ),
    );
    const stop = listen(
      (message) => pending.add(message),
      () => void cache.invalidateQueries(),
    );
    return () => {
      stop();
      pending.drop();
    };
  }, [cache]);
}
