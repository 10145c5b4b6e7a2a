import type { EventType } from "../../../api/types";

/** Everything that a webhook can be told. */
export const events = [
  "message.sent",
  "message.delivered",
  "message.failed",
  "message.blocked",
  "message.expired",
  "message.cancelled",
  "message.unknown",
  "message.read",
  "message.clicked",
  "message.tapped",
  "reply.received",
  "opt-out.created",
  "submission.finished",
] as const satisfies readonly EventType[];

/** What most servers want to hear. */
export const usual: EventType[] = ["message.delivered", "message.failed", "reply.received"];
