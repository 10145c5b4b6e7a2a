import { scopesOf } from "../src/api/roles";
import type { Explanation, ExplanationLine, Message, MessageDetail, Session } from "../src/api/types";

/** What the development server answers; never part of the build. Written so that every look of the pages occurs. */
const began = Date.now() - 9 * 60_000;
export const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();
export const number = (index: number) => `+447700900${100 + index}`;
export const id = (prefix: string, index: number) => `${prefix}_${String(index).padStart(13, "0")}`;

export const session: Session = {
  user: {
    id: id("usr", 1),
    name: "Admin",
    email: "admin@example.com",
    role: "admin",
    locale: "zh-CN",
    disabled: false,
    createdAt: at(0),
  },
  brand: {
    id: id("brd", 1),
    name: "Northwind Tea 北风茶",
    timeZone: "Asia/Shanghai",
    locale: "zh-CN",
    createdAt: at(0),
  },
  scopes: [...scopesOf.admin],
  csrfToken: "dev",
  expiresAt: at(86_400),
};

const summary = (index: number, part: Partial<Message>): Message => ({
  id: id("msg", index),
  submission: "sub_06d3k9m2x7q4a",
  to: number(index),
  kind: "service",
  mode: "test",
  state: "delivered",
  channel: "rcs",
  read: false,
  clicked: false,
  replied: false,
  optedOut: false,
  acceptedAt: at(60 - index),
  expiresAt: at(172_800),
  sender: "Northwind Tea",
  ...part,
});

export const messages: Message[] = [
  summary(1, {}),
  summary(2, {}),
  summary(3, { read: true, clicked: true, clientRef: "order-2214" }),
  summary(4, { state: "sending", channel: "mms" }),
  summary(5, {
    state: "unknown",
    reason: "The carrier never answered the revocation, so nobody can say whether it arrived.",
  }),
  summary(6, { channel: "mms" }),
  summary(7, { channel: "mms" }),
  summary(8, { state: "sent", channel: "sms" }),
  summary(9, { channel: "sms", clicked: true }),
  summary(10, { channel: "sms", replied: true, optedOut: true, kind: "promotional" }),
  summary(11, {
    channel: undefined,
    state: "blocked",
    kind: "promotional",
    reason: "Opted out on 1 March by replying TD.",
  }),
  summary(12, { channel: "sms", state: "held", kind: "promotional", reason: "Quiet hours until 08:00 CST." }),
  summary(13, {
    channel: "sms",
    state: "failed",
    kind: "otp",
    mode: "live",
    reason: "The carrier does not know the number.",
  }),
  summary(14, { state: "expired", acceptedAt: at(-90_000) }),
  ...Array.from({ length: 60 }, (_, index) =>
    summary(20 + index, { acceptedAt: at(-100_000 - index * 977) }),
  ),
];

export function detail(wanted: string): MessageDetail | undefined {
  const message = messages.find((one) => one.id === wanted);
  if (!message) return undefined;
  return {
    message,
    chain: [{ channel: "rcs" }, { channel: "mms" }, { channel: "sms" }],
    variables: { name: "李雷" },
    attempts: [
      {
        number: 1,
        channel: "rcs",
        link: "demo-rcs",
        at: at(60),
        state: message.state === "delivered" ? "delivered" : "accepted",
        form: "carousel",
        price: { amount: "0.085", currency: "CNY" },
        losses: [],
        parts: [
          {
            part: 0,
            carrierRef: "8f0c-2d1e",
            ...(message.outcomeAt ? { deliveredAt: message.outcomeAt } : {}),
          },
        ],
      },
      {
        number: 2,
        channel: "mms",
        link: "demo-mms-300",
        at: at(66),
        state: "refused",
        code: "2004",
        reason: "The handset cannot show a message of this size.",
        form: "slides",
        bytes: 293_512,
        price: { amount: "0.30", currency: "CNY" },
        losses: [{ code: "BUTTON_AS_TEXT", sentence: "2 buttons became links in the text." }],
        parts: [{ part: 0, carrierRef: "0099213" }],
      },
    ],
    events: [
      { kind: "accepted", at: at(60) },
      { kind: "submitted", at: at(61), attempt: 1, channel: "rcs", link: "demo-rcs" },
      { kind: "delivered", at: at(63), attempt: 1, link: "demo-rcs", code: "DELIVERED" },
      { kind: "read", at: at(70), attempt: 1, link: "demo-rcs", code: "READ" },
      { kind: "tapped", at: at(74), attempt: 1, link: "demo-rcs", sentence: "立即抢购" },
    ],
  };
}

type Line = [
  second: number,
  code: string,
  tone: ExplanationLine["tone"],
  en: string,
  zh: string,
  params?: Record<string, string>,
];
const lines: Line[] = [
  [60, "accepted", "neutral", "Accepted from the API key “shop”.", "由 API 密钥“shop”提交，已受理。"],
  [
    60,
    "cleared",
    "good",
    "All rules let it pass: consent, opt-out, blocked numbers.",
    "全部规则放行：同意、退订、黑名单。",
    { rules: "consent, opt-out, blocked" },
  ],
  [
    61,
    "reach",
    "good",
    "The number can receive RCS with carousels; the carrier answered just now.",
    "运营商刚刚答复：该号码可接收带多卡片的 RCS。",
    { features: "RICHCARD_CAROUSEL" },
  ],
  [
    61,
    "sent",
    "neutral",
    "Sent as an RCS carousel of 3 cards over the link demo-rcs.",
    "已通过链路 demo-rcs 发出：RCS，3 张卡片。",
    { link: "demo-rcs" },
  ],
  [
    62,
    "refused",
    "bad",
    "MMS was refused: the handset cannot show a message of this size (2004).",
    "彩信被拒绝：手机无法显示这样大小的消息（2004）。",
    { code: "2004" },
  ],
  [63, "delivered", "good", "The handset confirmed it.", "手机已确认收到。", { code: "DELIVERED" }],
];

export const explanation = (message: string, zh: boolean): Explanation => ({
  message,
  summary: zh
    ? "以 RCS 多卡片送达，用时 3 秒，随后被阅读并点按“立即抢购”。"
    : "Delivered as an RCS carousel after 3 s, then read, and “立即抢购” was tapped.",
  lines: lines.map(([second, code, tone, en, chinese, params]) => ({
    at: at(second),
    code,
    tone,
    sentence: zh ? chinese : en,
    ...(params ? { params } : {}),
  })),
});
