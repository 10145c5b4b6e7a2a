import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../api/live";
import { gather } from "./gather";

const TOGETHER_MS = 400;

/** Reads anew what an event says has changed; a burst of events becomes one reading. */
export function useLive(): void {
  const cache = useQueryClient();
  useEffect(() => {
    const pending = gather<string>(TOGETHER_MS, (keys) => {
      for (const key of keys) {
        const [what = "", id] = key.split(" ");
        void cache.invalidateQueries({ queryKey: id ? [what, id] : [what] });
      }
    });
    const stop = listen(
      (event) => {
        if (event.message) {
          pending.add("messages");
          pending.add(`message ${event.message}`);
          pending.add("received");
        }
        if (event.handset) pending.add(`received ${event.handset}`);
      },
      () => void cache.invalidateQueries(),
    );
    return () => {
      stop();
      pending.drop();
    };
  }, [cache]);
}
