import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../api/live";
import { gather } from "./gather";

const TOGETHER_MS = 500;

/** Reads anew what an event says has changed; a burst of events becomes one reading. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const pending = gather<string>(TOGETHER_MS, (messages) => {
      for (const message of messages) void cache.invalidateQueries({ queryKey: ["message", message] });
      void cache.invalidateQueries({ queryKey: ["messages"] });
      void cache.invalidateQueries({ queryKey: ["handsets"] });
    });
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
