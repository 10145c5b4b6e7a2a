import { scopesOf } from "../src/api/roles";
import type {
  ApiKey,
  AuditEntry,
  FilterWord,
  OptOut,
  PriceEntry,
  User,
  Webhook,
  WebhookDelivery,
} from "../src/api/types";

/** Users, keys and what else the settings keep, of the development server. */
const user = (index: number, name: string, role: User["role"], more: Partial<User> = {}): User => ({
  id: `usr_000000000000${index}`,
  name,
  email: `${role}@northwind.example`,
  role,
  locale: "zh-CN",
  disabled: false,
  createdAt: `2026-03-0${index}T08:00:00Z`,
  ...more,
});

export const users: User[] = [
  user(1, "Admin", "admin"),
  user(2, "王设计", "designer"),
  user(3, "Olu Adeyemi", "operator", { locale: "en" }),
  user(4, "李早退", "sender", { disabled: true }),
];

export const apiKeys: ApiKey[] = [
  {
    id: "key_0000000000003",
    name: "Shop backend",
    mode: "live",
    scopes: ["messages:send", "messages:read"],
    shown: "cw_live_7Qk2",
    createdAt: "2026-10-02T08:00:00Z",
    lastUsedAt: "2026-11-29T05:31:00Z",
  },
  {
    id: "key_0000000000002",
    name: "试用",
    mode: "test",
    scopes: [...scopesOf.sender],
    shown: "cw_test_b9Xw",
    createdAt: "2026-09-02T08:00:00Z",
    expiresAt: "2027-09-02T08:00:00Z",
  },
  {
    id: "key_0000000000001",
    name: "Old shop",
    mode: "live",
    scopes: ["messages:send"],
    shown: "cw_live_aa31",
    createdAt: "2026-03-02T08:00:00Z",
    lastUsedAt: "2026-10-02T07:31:00Z",
    revokedAt: "2026-10-02T09:00:00Z",
  },
];

export const webhooks: Webhook[] = [
  {
    id: "whk_0000000000002",
    url: "https://shop.example/hooks/cardwire",
    events: ["message.delivered", "message.failed", "reply.received"],
    enabled: true,
    createdAt: "2026-10-02T08:00:00Z",
  },
  {
    id: "whk_0000000000001",
    url: "https://old-shop.example/hooks",
    events: ["message.delivered"],
    enabled: false,
    disabledReason: "Switched off on 21 November: no answer for 5 days.",
    createdAt: "2026-03-02T08:00:00Z",
  },
];

const delivery = (
  index: number,
  state: WebhookDelivery["state"],
  more: Partial<WebhookDelivery>,
): WebhookDelivery => ({
  id: `dlv_000000000000${index}`,
  event: "message.delivered",
  state,
  tries: 1,
  createdAt: new Date(Date.now() - 60_000 * (9 - index)).toISOString(),
  message: "msg_0000000000003",
  body: { type: "message.delivered", data: { message: "msg_0000000000003", channel: "rcs" } },
  ...more,
});

export const deliveries: WebhookDelivery[] = [
  delivery(3, "waiting", {
    tries: 2,
    status: 503,
    error: "The address answered 503.",
    nextTryAt: new Date(Date.now() + 290_000).toISOString(),
  }),
  delivery(2, "delivered", { status: 204 }),
  delivery(1, "given-up", { event: "reply.received", tries: 8, error: "Connection refused" }),
];

export const optOuts: OptOut[] = [
  {
    id: "opt_0000000000003",
    number: "+447700900109",
    source: "keyword",
    word: "STOP",
    channel: "sms",
    at: "2026-11-29T05:31:00Z",
  },
  {
    id: "opt_0000000000002",
    number: "+8613812345678",
    source: "keyword",
    word: "TD",
    channel: "mms",
    sender: "snd_0000000000001",
    at: "2026-11-02T08:00:00Z",
  },
  {
    id: "opt_0000000000001",
    number: "+447700900111",
    source: "api",
    note: "asked by phone 电话提出",
    at: "2026-03-02T08:00:00Z",
  },
];

export const filterWords: FilterWord[] = [
  { word: "最便宜", severity: "error", note: "改为“优惠”" },
  { word: "guaranteed", severity: "warning", note: "Say what the guarantee covers." },
  { word: "hurry", severity: "hint", note: "" },
];

export const prices: PriceEntry[] = [
  { channel: "sms", country: "CN", per: "segment", amount: "0.045", currency: "CNY" },
  { channel: "sms", country: "GB", link: "smpp-uk", per: "segment", amount: "0.031", currency: "GBP" },
  { channel: "mms", country: "CN", upToBytes: 102_400, per: "message", amount: "0.18", currency: "CNY" },
  { channel: "mms", country: "CN", per: "message", amount: "0.3", currency: "CNY", from: "2027-01-01" },
  { channel: "rcs", per: "message", amount: "0.08", currency: "CNY" },
];

const entry = (
  index: number,
  action: string,
  subject: string,
  details: Record<string, unknown> = {},
  actorName = "Admin",
): AuditEntry => ({
  id: `aud_000000000000${index}`,
  at: new Date(Date.now() - 3_600_000 * (9 - index)).toISOString(),
  actor: actorName === "Admin" ? "usr_0000000000001" : "key_0000000000003",
  actorName,
  action,
  subject,
  details,
});

export const audit: AuditEntry[] = [
  entry(6, "user.updated", "usr_0000000000004", { role: "sender", disabled: true }),
  entry(5, "opt-out.created", "opt_0000000000003", {}, "Shop backend"),
  entry(4, "filter-words.replaced", "", { words: 3 }),
  entry(3, "link.updated", "lnk_0000000000002", { name: "mms-uk" }),
  entry(2, "api-key.created", "key_0000000000003", { scopes: ["messages:send", "messages:read"] }),
  entry(1, "carrier.renamed", "lnk_0000000000001"),
];
