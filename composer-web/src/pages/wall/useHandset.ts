import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import * as calls from "../../api/calls";
import type { Handset } from "../../api/types";
import { readBubble } from "../../phones/read";
import type { Bubble, Button } from "../../phones/shown";
import { theHandset } from "./queries";

type Deed =
  | { do: "tap"; on: Bubble; button: Button }
  | { do: "read"; on: Bubble }
  | { do: "reply"; on: Bubble; text: string };

function perform(number: string, deed: Deed): Promise<unknown> {
  switch (deed.do) {
    case "tap":
      return calls.tap(number, deed.on.id, String(deed.button.place));
    case "read":
      return calls.read(number, deed.on.id);
    case "reply":
      return calls.reply(number, deed.on.channel, deed.on.from, deed.text);
  }
}

/** What a handset shows and what can be done with it; with `only`, just what it got of that message of ours. */
export function useHandset(handset: Handset, only?: string) {
  const cache = useQueryClient();
  const { data, error, isPending } = useQuery(theHandset(handset));
  const bubbles = useMemo(
    () =>
      (data?.messages ?? [])
        .filter((received) => only === undefined || received.message === only)
        .map(readBubble),
    [data, only],
  );
  const { number } = handset;
  const deed = useMutation({
    mutationFn: (what: Deed) => perform(number, what),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["handset", number] }),
        cache.invalidateQueries({ queryKey: ["handsets"] }),
      ]),
  });
  const touch = {
    tap: (on: Bubble, button: Button) => deed.mutate({ do: "tap", on, button }),
    read: (on: Bubble) => deed.mutate({ do: "read", on }),
    reply: (on: Bubble, text: string) => deed.mutate({ do: "reply", on, text }),
  };
  return { bubbles, waiting: isPending, touch, problem: deed.error ?? error };
}
