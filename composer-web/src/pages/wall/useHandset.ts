import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import * as calls from "../../api/calls";
import type { Handset, HandsetPage } from "../../api/types";
import { readBubble } from "../../phones/read";
import type { Bubble, Button } from "../../phones/shown";
import { theHandset } from "./queries";

type Deed =
  | { do: "tap"; on: Bubble; button: Button }
  | { do: "read"; on: Bubble }
  | { do: "open"; on: Bubble; address: string }
  | { do: "reply"; on: Bubble; text: string };

/** A link that was pressed on a phone, and what its browser got. */
export type Opened = { address: string; page: HandsetPage };

async function perform(number: string, deed: Deed): Promise<Opened | undefined> {
  switch (deed.do) {
    case "tap":
      await calls.tap(number, deed.on.id, String(deed.button.place));
      return undefined;
    case "read":
      await calls.read(number, deed.on.id);
      return undefined;
    case "open":
      await calls.tap(number, deed.on.id, deed.address);
      return { address: deed.address, page: await calls.handsetPage(number, deed.on.id) };
    case "reply":
      await calls.reply(number, deed.on.channel, deed.on.from, deed.text);
      return undefined;
  }
}

type Bounds = {
  /** Just what it got of that message of ours. */
  only?: string;
  /** Whether anybody looks at it yet. */
  seen?: boolean;
};

/** What a handset shows and what can be done with it. */
export function useHandset(handset: Handset, { only, seen = true }: Bounds = {}) {
  const cache = useQueryClient();
  const [opened, setOpened] = useState<Opened>();
  const { data, error, isPending } = useQuery({ ...theHandset(handset), enabled: seen });
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
    onSuccess: (page) => page && setOpened(page),
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: ["handset", number] }),
        cache.invalidateQueries({ queryKey: ["handsets"] }),
      ]),
  });
  const touch = {
    tap: (on: Bubble, button: Button) => deed.mutate({ do: "tap", on, button }),
    read: (on: Bubble) => deed.mutate({ do: "read", on }),
    open: (on: Bubble, address: string) => deed.mutate({ do: "open", on, address }),
    reply: (on: Bubble, text: string) => deed.mutate({ do: "reply", on, text }),
  };
  return {
    bubbles,
    waiting: isPending,
    touch,
    opened,
    close: () => setOpened(undefined),
    problem: deed.error ?? error,
  };
}
