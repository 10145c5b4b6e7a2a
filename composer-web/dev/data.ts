import type { ExplainLine, Handset, Message, MessageSummary, Received, Session } from "../src/api/types";

/** What the development server answers; never part of the build. Written so that every look of the pages occurs. */
export const session: Session = {
  user: { id: "usr_0000000000001", name: "Admin", email: "admin@example.com", role: "admin" },
  brand: { id: "brd_0000000000001", name: "Northwind Tea 北风茶" },
  csrf: "dev",
};

const began = Date.now() - 9 * 60_000;
export const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();
const number = (index: number) => `+447700900${100 + index}`;
const all = ["RICHCARD_STANDALONE", "RICHCARD_CAROUSEL", "ACTION_OPEN_URL", "REVOCATION"];

export const handsets: Handset[] = [
  {
    number: number(1),
    name: "Full RCS",
    rcs: { features: all },
    mms: { maxBytes: 307200, maxPixels: 1280 },
    sms: true,
    online: true,
    delay: "PT0.2S",
  },
  {
    number: number(2),
    name: "RCS without carousels",
    rcs: { features: ["RICHCARD_STANDALONE"] },
    sms: true,
    online: true,
    delay: "PT0S",
  },
  {
    number: number(3),
    name: "RCS that reads and taps",
    rcs: { features: all },
    sms: true,
    online: true,
    delay: "PT0S",
  },
  {
    number: number(4),
    name: "RCS reachable, offline",
    rcs: { features: all },
    mms: { maxBytes: 307200, maxPixels: 1280 },
    sms: true,
    online: false,
    delay: "PT0S",
  },
  {
    number: number(6),
    name: "MMS 300 KB",
    mms: { maxBytes: 307200, maxPixels: 1280 },
    sms: true,
    online: true,
    delay: "PT0S",
  },
  {
    number: number(7),
    name: "MMS 100 KB",
    mms: { maxBytes: 102400, maxPixels: 640 },
    sms: true,
    online: true,
    delay: "PT0S",
  },
  { number: number(9), name: "SMS only, 李雷", sms: true, online: true, delay: "PT0S" },
  { number: number(10), name: "SMS only, emoji in the name", sms: true, online: true, delay: "PT0S" },
  { number: number(11), name: "Opted out", sms: true, online: true, delay: "PT0S" },
];

const picture = (name: string) => ({
  name,
  contentType: "image/jpeg",
  url: `/dev-media/${name}`,
  bytes: 81234,
});
const media = [picture("mountains.jpg"), picture("dandelion.jpg"), picture("sunset.jpg")];

const cards = [
  {
    title: "高山乌龙，今早到店",
    description: "海拔 1,800 米，限量 120 罐。今晚 20:00 前下单，明早送达。",
    media: { media: 0, height: "MEDIUM", alt: "云雾里的山" },
    suggestions: [
      { type: "openUrl", label: "立即抢购", target: "https://shop.example/oolong" },
      { type: "reply", label: "提醒我", target: "" },
    ],
  },
  {
    title: "Spring white",
    description: "Two leaves and a bud, picked before the rain.",
    media: { media: 1, height: "MEDIUM", alt: "A dandelion" },
    suggestions: [{ type: "openUrl", label: "Order", target: "https://shop.example/white" }],
  },
  {
    title: "Evening rooibos",
    description: "No caffeine. 250 g.",
    media: { media: 2, height: "MEDIUM", alt: "A sunset" },
    suggestions: [{ type: "dial", label: "Call the shop", target: "+442079460123" }],
  },
];

const chips = [
  { type: "reply", label: "营业时间", target: "" },
  { type: "shareLocation", label: "最近门店", target: "" },
];

const smsText = [
  "【北风茶】李雷，高山乌龙今早到店，限量 120 罐，今晚 20:00 前下单，明早送达。查看卡片：https://nw.example/c/9fK2mQ",
  "x7Lp0RtA4z 回T退订",
];

type Start = Partial<Received> & Pick<Received, "id" | "channel" | "to" | "content">;
const got = (start: Start): Received => ({
  link: "demo",
  carrierId: `c-${start.id}`,
  from: "Northwind Tea",
  at: at(62),
  media: [],
  marks: [],
  ...start,
});

export const received: Received[] = [
  got({
    id: "in-1",
    channel: "RCS",
    to: number(1),
    message: "msg_01",
    content: { form: "carousel", width: "MEDIUM", cards, suggestions: chips },
    media,
  }),
  got({
    id: "in-2",
    channel: "RCS",
    to: number(2),
    message: "msg_02",
    content: {
      form: "standalone",
      orientation: "VERTICAL",
      cards: [{ ...cards[0], media: { media: 0, height: "TALL", alt: "云雾里的山" } }],
      suggestions: chips,
    },
    media,
  }),
  got({
    id: "in-3",
    channel: "RCS",
    to: number(3),
    message: "msg_03",
    content: { form: "carousel", width: "SMALL", cards: cards.slice(0, 2), suggestions: chips },
    media,
    marks: [
      { what: "read", detail: "", at: at(70) },
      { what: "tapped", detail: "立即抢购", at: at(74) },
    ],
  }),
  got({
    id: "in-4",
    channel: "MMS",
    from: "10690001",
    to: number(6),
    message: "msg_06",
    content: {
      subject: "高山乌龙，今早到店",
      contentBytes: 293512,
      slides: cards.map((card, index) => ({
        millis: 5000,
        shown: [
          { tag: "img", media: index },
          {
            tag: "text",
            text: `${card.title}
${card.description}
立即抢购: https://nw.example/c/9fK2mQx7Lp0RtA4z`,
          },
        ],
      })),
    },
    media,
  }),
  got({
    id: "in-5",
    channel: "MMS",
    from: "10690002",
    to: number(7),
    message: "msg_07",
    content: {
      subject: "Tea for the evening",
      contentBytes: 98211,
      slides: cards.slice(1).map((card, index) => ({
        millis: 5000,
        shown: [
          { tag: "img", media: index + 1 },
          {
            tag: "text",
            text: `${card.title}
${card.description}`,
          },
        ],
      })),
    },
    media,
  }),
  got({
    id: "in-6",
    channel: "SMS",
    from: "10690003",
    to: number(9),
    message: "msg_09",
    content: {
      text: smsText.join(""),
      coding: "UCS-2",
      total: 2,
      parts: smsText.map((text, index) => ({ number: index + 1, text })),
    },
    marks: [{ what: "opened", detail: "200", at: at(80) }],
  }),
  got({
    id: "in-7",
    channel: "SMS",
    from: "Northwind",
    to: number(10),
    message: "msg_10",
    content: {
      text: "",
      coding: "UCS-2",
      total: 1,
      parts: [
        { number: 1, text: "Hi 🌸Mia👩🏽‍🚀, your parcel is here. https://nw.example/c/a Reply STOP to end" },
      ],
    },
    marks: [{ what: "replied", detail: "STOP", at: at(90) }],
  }),
];

const summary = (index: number, part: Partial<MessageSummary>): MessageSummary => ({
  id: `msg_${String(index).padStart(2, "0")}`,
  submission: "sub_06d3k9m2x7q4a",
  to: number(index),
  kind: "service",
  state: "delivered",
  tried: ["rcs"],
  channel: "rcs",
  title: "高山乌龙，今早到店",
  read: false,
  clicked: false,
  replied: false,
  optedOut: false,
  acceptedAt: at(60 - index),
  changedAt: at(70),
  ...part,
});

export const messages: MessageSummary[] = [
  summary(1, {}),
  summary(2, {}),
  summary(3, { read: true, clicked: true }),
  summary(4, { state: "sending", tried: ["rcs", "mms"], channel: "mms" }),
  summary(5, { state: "unknown" }),
  summary(6, { tried: ["mms"], channel: "mms" }),
  summary(7, { tried: ["mms"], channel: "mms", title: "Tea for the evening" }),
  summary(8, {
    tried: ["mms", "sms"],
    channel: "sms",
    state: "sent",
    title: "Your parcel is at the door, and this title is a long one to be cut",
  }),
  summary(9, { tried: ["sms"], channel: "sms", clicked: true }),
  summary(10, { tried: ["sms"], channel: "sms", replied: true, optedOut: true, kind: "promotional" }),
  summary(11, { tried: [], channel: undefined, state: "blocked", kind: "promotional" }),
  summary(12, { tried: ["sms"], channel: "sms", state: "held", kind: "promotional" }),
  summary(13, { tried: ["sms"], channel: "sms", state: "failed", kind: "otp", title: undefined }),
  summary(14, { tried: ["rcs"], state: "expired", acceptedAt: at(-90_000) }),
  ...Array.from({ length: 60 }, (_, index) =>
    summary(20 + index, { acceptedAt: at(-100_000 - index * 977) }),
  ),
];

export function message(id: string): Message | undefined {
  const found = messages.find((one) => one.id === id);
  return (
    found && {
      ...found,
      sender: "Northwind Tea",
      expiresAt: at(172_800),
      attempts: found.tried.map((channel, index) => ({
        number: index + 1,
        channel,
        link: `demo-${channel}`,
        at: at(60 + index * 5),
        result: index < found.tried.length - 1 ? "refused" : "accepted",
        ...(index < found.tried.length - 1 ? { code: "2004" } : {}),
        parts: 1,
        delivered: found.state === "delivered" && index === found.tried.length - 1 ? 1 : 0,
        carrierRef: `8f0c-${index}-2d1e`,
      })),
      events:
        found.state === "delivered"
          ? [
              { kind: "delivered", at: at(63), attempt: 1, code: "DELIVERED" },
              ...(found.read ? [{ kind: "read", at: at(70), attempt: 1 }] : []),
              ...(found.clicked ? [{ kind: "tap", at: at(74), attempt: 1, label: "立即抢购" }] : []),
            ]
          : [],
    }
  );
}

export function explain(id: string, zh: boolean): ExplainLine[] {
  const lines: [number, string, ExplainLine["tone"], string, string, Record<string, string>?][] = [
    [60, "ACCEPTED", "neutral", "Accepted from the API key “shop”.", "由 API 密钥“shop”提交，已受理。"],
    [
      60,
      "CLEARED",
      "good",
      "All rules let it pass: consent, opt-out, blocked numbers.",
      "全部规则放行：同意、退订、黑名单。",
      { rules: "consent, opt-out, blocked" },
    ],
    [
      61,
      "REACH_RCS",
      "good",
      "The number can receive RCS with carousels, the carrier answered just now.",
      "运营商刚刚答复：该号码可接收带多卡片的 RCS。",
      { features: "RICHCARD_CAROUSEL" },
    ],
    [
      61,
      "SENT",
      "neutral",
      "Sent as an RCS carousel of 3 cards over the link demo-rcs.",
      "已通过链路 demo-rcs 发出：RCS，3 张卡片。",
      { link: "demo-rcs", attempt: "1" },
    ],
    [
      62,
      "PATIENCE",
      "wait",
      "Not delivered after 4 s, so it was taken back before the next form is tried.",
      "4 秒内未送达，先撤回，再尝试下一形式。",
      { patience: "PT4S" },
    ],
    [63, "DELIVERED", "good", "The handset confirmed it.", "手机已确认收到。", { code: "DELIVERED" }],
  ];
  const state = messages.find((one) => one.id === id)?.state;
  return (state === "accepted" ? [] : lines).map(([second, code, tone, en, chinese, details]) => ({
    at: at(second),
    code,
    tone,
    text: zh ? chinese : en,
    ...(details ? { details } : {}),
  }));
}
