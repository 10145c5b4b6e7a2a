import { queryOptions } from "@tanstack/react-query";
import * as calls from "../../api/calls";
import type { Handset } from "../../api/types";

// The live stream tells of messages, not of handsets: one whose receipt is lost or late is found by looking.
const LOOK_EVERY_MS = 5000;

export const theHandsets = queryOptions({
  queryKey: ["handsets"],
  queryFn: calls.handsets,
  refetchInterval: LOOK_EVERY_MS,
});

/** One handset's messages; read anew when the list of handsets shows that it got or did something. */
export const theHandset = ({ number, deliveries, last }: Handset) =>
  queryOptions({
    queryKey: ["handset", number, deliveries, last?.id, last?.marks.length],
    queryFn: () => calls.handset(number),
    placeholderData: (before) => before,
  });
