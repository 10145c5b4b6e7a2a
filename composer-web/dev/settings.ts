import type { CarrierLink, Sender, SenderFinding } from "../src/api/types";

/** Senders and links of the development server. */
export const senders: Sender[] = [
  {
    id: "snd_0000000000001",
    name: "北风茶",
    signatures: { "zh-CN": "【北风茶】", en: "Northwind: " },
    optOutWords: {},
    helpWords: {},
    rcs: { agent: "northwind_tea" },
    mms: { from: "10690003", takesReplies: true },
    sms: { from: "10690003", takesReplies: true },
    createdAt: "2026-03-01T08:00:00Z",
  },
  {
    id: "snd_0000000000002",
    name: "Codes",
    signatures: {},
    optOutWords: {},
    helpWords: {},
    sms: { from: "NORTHWIND", takesReplies: false },
    createdAt: "2026-03-02T08:00:00Z",
  },
];

export const findings: SenderFinding[] = [
  {
    channel: "rcs",
    ok: true,
    code: "accepted",
    sentence: "The carrier behind rbm-uk took it.",
    link: "rbm-uk",
    message: "msg_0000000000003",
  },
  {
    channel: "mms",
    ok: false,
    code: "link-down",
    sentence: "The link mms-uk is down, so nothing was sent.",
    remedy: "Test the link; its state says what is missing.",
    link: "mms-uk",
  },
];

const link = (
  name: string,
  kind: string,
  channel: CarrierLink["channel"],
  state: CarrierLink["state"],
  index: number,
): CarrierLink => ({
  id: `lnk_000000000000${index}`,
  name,
  kind,
  channel,
  enabled: state.state !== "disabled",
  mode: index === 3 ? "test" : "live",
  settings: {},
  prefixes: index === 2 ? ["+44", "+353"] : [],
  priority: 10,
  state,
});

export const links: CarrierLink[] = [
  link("rbm-uk", "rbm", "rcs", { state: "up", window: 100, inFlight: 3 }, 1),
  link("mms-uk", "mm7", "mms", { state: "down", reason: "Connection refused" }, 2),
  link("sms-trial", "smpp", "sms", { state: "degraded", reason: "2 of 4 sessions are bound" }, 3),
];

export const welcome = {
  purpose: "invitation",
  email: "lin@northwind.example",
  name: "lin",
  brand: "Northwind Tea",
  expiresAt: "2026-12-06T08:00:00Z",
};
