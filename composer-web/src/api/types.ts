/** The words of the contract that these pages read, one alias each. */
export type Role = "designer" | "approver" | "sender" | "analyst" | "admin";
export type Channel = "rcs" | "mms" | "sms";
export type Kind = "otp" | "service" | "promotional";

/** Where a message stands; the last six are outcomes and only rise in this order. */
export const messageStates = [
  "accepted",
  "held",
  "sending",
  "sent",
  "unknown",
  "expired",
  "cancelled",
  "failed",
  "blocked",
  "delivered",
] as const;
export type MessageState = (typeof messageStates)[number];

export type Session = {
  user: { id: string; name: string; email: string; role: Role };
  brand: { id: string; name: string };
  csrf: string;
};

export type MessageSummary = {
  id: string;
  submission: string;
  to: string;
  kind: Kind;
  state: MessageState;
  channel?: Channel;
  tried: Channel[];
  title?: string;
  read: boolean;
  clicked: boolean;
  replied: boolean;
  optedOut: boolean;
  acceptedAt: string;
  changedAt: string;
};

export type Attempt = {
  number: number;
  channel: Channel;
  link: string;
  at: string;
  result: string;
  code?: string;
  parts: number;
  delivered: number;
  carrierRef?: string;
};

export type MessageEvent = {
  kind: string;
  at: string;
  attempt?: number;
  part?: number;
  code?: string;
  label?: string;
};

export type Message = MessageSummary & {
  sender?: string;
  expiresAt?: string;
  clientRef?: string;
  attempts: Attempt[];
  events: MessageEvent[];
};

/** One decision or happening, in the reader's words, with the code and parameters behind it. */
export type ExplainLine = {
  at: string;
  code: string;
  text: string;
  tone: "neutral" | "good" | "bad" | "wait";
  details?: Record<string, string>;
};

export type Page<T> = { items: T[]; next?: string };

/** A virtual handset of the sandbox. `delay` is an ISO 8601 duration. */
export type Handset = {
  number: string;
  name: string;
  locale?: string;
  rcs?: { features: string[] };
  mms?: { maxBytes: number; maxPixels: number };
  sms: boolean;
  online: boolean;
  delay: string;
};

/** A message as the simulated carrier decoded it from the wire; `content` has the shape of its channel. */
export type Received = {
  id: string;
  channel: string;
  link: string;
  carrierId: string;
  to: string;
  from: string;
  at: string;
  message?: string;
  content: unknown;
  media: { name: string; contentType: string; url: string; bytes: number }[];
  marks: { what: string; detail: string; at: string }[];
};
