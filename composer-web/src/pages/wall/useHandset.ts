import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import * as calls from "../../api/calls";
import type { Handset, Received } from "../../api/types";
import { readBubble } from "../../phones/read";
import type { Bubble } from "../../phones/shown";

type Done =
  | { do: "tap"; on: Received; button: string }
  | { do: "read"; on: Received }
  | { do: "reply"; on: Received; text: string };

function perform(done: Done): Promise<void> {
  switch (done.do) {
    case "tap":
      return calls.tap(done.on, done.button);
    case "read":
      return calls.read(done.on);
    case "reply":
      return calls.reply(done.on, done.text);
  }
}

/** What a handset shows and what can be done with it; with `only`, the one message of ours. */
export function useHandset(handset: Handset, only?: string) {
  const cache = useQueryClient();
  const key = ["received", handset.number];
  const list = useQuery({ queryKey: key, queryFn: () => calls.received(handset.number) });
  const received = useMemo(
    () => (list.data?.items ?? []).filter((one) => only === undefined || one.message === only),
    [list.data, only],
  );
  const bubbles = useMemo(() => received.map(readBubble), [received]);
  const hand = useMutation({
    mutationFn: perform,
    onSettled: () => cache.invalidateQueries({ queryKey: key }),
  });
  const on = (bubble: Bubble, done: (received: Received) => Done) => {
    const found = received.find((one) => one.id === bubble.id);
    if (found) hand.mutate(done(found));
  };
  const touch = {
    tap: (bubble: Bubble, button: { place: number }) =>
      on(bubble, (received) => ({ do: "tap", on: received, button: String(button.place) })),
    read: (bubble: Bubble) => on(bubble, (received) => ({ do: "read", on: received })),
    reply: (bubble: Bubble, text: string) => on(bubble, (received) => ({ do: "reply", on: received, text })),
  };
  return { bubbles, touch, problem: hand.error ?? list.error };
}
