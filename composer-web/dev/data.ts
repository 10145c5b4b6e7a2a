import { scopesOf } from "../src/api/roles";
import type {
  Explanation,
  ExplanationLine,
  Handset,
  HandsetDetail,
  Message,
  MessageDetail,
  Received,
  Session,
} from "../src/api/types";

/** What the development server answers; never part of the build. Written so that every look of the pages occurs. */
const began = Date.now() - 9 * 60_000;
const at = (seconds: number) => new Date(began + seconds * 1000).toISOString();
const number = (index: number) => `+447700900${100 + index}`;
const id = (prefix: string, index: number) => `${prefix}_${String(index).padStart(13, "0")}`;

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

const picture = (name: string) => ({
  name,
  contentType: "image/jpeg",
  url: `/dev-media/${name}`,
  bytes: 81234,
});
const media = [picture("mountains.jpg"), picture("dandelion.jpg"), picture("sunset.jpg")];

const button = (label: string, type = "reply", target = "") => ({ type, label, postback: "token", target });

const cards = [
  {
    title: "高山乌龙，今早到店",
    description: "海拔 1,800 米，限量 120 罐。今晚 20:00 前下单，明早送达。",
    media: { file: 0, shownHeight: "MEDIUM" },
    suggestions: [button("立即抢购", "openUrl", "https://shop.example/oolong"), button("提醒我")],
  },
  {
    title: "Spring white",
    description: "Two leaves and a bud, picked before the rain.",
    media: { file: 1, shownHeight: "MEDIUM" },
    suggestions: [button("Order", "openUrl", "https://shop.example/white")],
  },
  {
    title: "Evening rooibos",
    description: "No caffeine. 250 g.",
    media: { file: 2, shownHeight: "MEDIUM" },
    suggestions: [button("Call the shop", "dial", "+442079460123")],
  },
];

const chips = [button("营业时间"), button("最近门店", "shareLocation")];

const smsText = [
  "【北风茶】李雷，高山乌龙今早到店，限量 120 罐，今晚 20:00 前下单，明早送达。查看卡片：https://nw.example/c/9fK2mQ",
  "x7Lp0RtA4z 回T退订",
];

type Start = Pick<Received, "id" | "channel" | "content"> & Partial<Received>;
const got = (start: Start): Received => ({
  link: "demo",
  carrierId: `c-${start.id}`,
  from: "Northwind Tea",
  at: at(62),
  media: [],
  marks: [],
  ...start,
});

const mms = (subject: string, contentBytes: number, shown: typeof cards, link: string) => ({
  subject,
  contentBytes,
  totalBytes: contentBytes + 1_720,
  violations: [],
  smil: `<smil>\n<body>\n${shown.map((_, index) => `<par dur="8000ms">\n<img src="slide${index + 1}.jpg" region="Image"/>\n<text src="slide${index + 1}.txt" region="Text"/>\n</par>`).join("\n")}\n</body>\n</smil>`,
  parts: [
    { name: "start.smil", declaredType: "application/smil", bytes: 812 },
    ...shown.flatMap((_, index) => [
      {
        name: `slide${index + 1}.jpg`,
        declaredType: "image/jpeg",
        bytes: 81_234,
        width: 960,
        height: 640,
      },
      { name: `slide${index + 1}.txt`, declaredType: "text/plain; charset=utf-8", bytes: 121 },
    ]),
  ],
  slides: shown.map((card) => ({
    millis: 5000,
    shown: [
      { tag: "img", media: cards.indexOf(card) },
      { tag: "text", text: `${card.title}\n${card.description}${link}` },
    ],
  })),
});

const sms = (parts: string[]) => ({
  text: parts.join(""),
  alphabet: "ucs2",
  complete: true,
  parts: parts.map((text, index) => ({
    text,
    seq: index + 1,
    total: parts.length,
    octets: text.length * 2,
    dataCoding: 8,
    udh: parts.length > 1 ? `0500032a0${parts.length}0${index + 1}` : "",
  })),
});

const opened = "\n立即抢购: https://nw.example/c/9fK2mQx7Lp0RtA4z";
const all = ["RICHCARD_STANDALONE", "RICHCARD_CAROUSEL", "ACTION_OPEN_URL", "REVOCATION"];
const mms300 = { maxBytes: 307_200, maxPixels: 1280 };
const mms100 = { maxBytes: 102_400, maxPixels: 640 };
const posted = (richCard: object) => ({
  contentMessage: { richCard, suggestions: [{ reply: { text: "营业时间", postbackData: "AAABk2" } }] },
  messageTrafficType: "PROMOTION",
  ttl: "660s",
});
const carousel = (width: string, shown: object[]) => ({
  kind: "carousel",
  width,
  cards: shown,
  chips,
  wireBytes: 1_834,
  request: posted({ carouselCard: { cardWidth: width, cardContents: shown } }),
});
const standalone = (card: object) => ({
  kind: "card",
  orientation: "VERTICAL",
  cards: [card],
  chips,
  wireBytes: 702,
  request: posted({ standaloneCard: { cardOrientation: "VERTICAL", cardContent: card } }),
});

type Row = [index: number, name: string, can: Partial<Handset>, ...messages: Received[]];
const rows: Row[] = [
  [
    1,
    "Full RCS",
    { rcs: { features: all }, mms: mms300 },
    got({
      id: "in-1",
      channel: "rcs",
      message: id("msg", 1),
      content: carousel("MEDIUM", cards),
      media,
    }),
  ],
  [
    2,
    "RCS without carousels",
    { rcs: { features: ["RICHCARD_STANDALONE"] } },
    got({
      id: "in-2",
      channel: "rcs",
      message: id("msg", 2),
      content: standalone({ ...cards[0], media: { file: 0, shownHeight: "TALL" } }),
      media,
    }),
  ],
  [
    3,
    "RCS that reads and taps",
    { rcs: { features: all } },
    got({
      id: "in-3",
      channel: "rcs",
      message: id("msg", 3),
      content: carousel("SMALL", cards.slice(0, 2)),
      media,
      marks: [
        { what: "read", detail: "", at: at(70) },
        { what: "tapped", detail: "立即抢购", at: at(74) },
      ],
    }),
  ],
  [4, "RCS reachable, offline", { rcs: { features: all }, mms: mms300, online: false }],
  [
    6,
    "MMS 300 KB",
    { mms: mms300 },
    got({
      id: "in-4",
      channel: "mms",
      from: "10690001",
      message: id("msg", 6),
      content: mms("高山乌龙，今早到店", 293_512, cards, opened),
      media,
    }),
  ],
  [
    7,
    "MMS 100 KB",
    { mms: mms100 },
    got({
      id: "in-5",
      channel: "mms",
      from: "10690002",
      message: id("msg", 7),
      content: mms("Tea for the evening", 98_211, cards.slice(1), ""),
      media,
    }),
  ],
  [
    9,
    "SMS only, 李雷",
    {},
    got({
      id: "in-6",
      channel: "sms",
      from: "10690003",
      message: id("msg", 9),
      content: sms(smsText),
      marks: [{ what: "opened", detail: "200", at: at(80) }],
    }),
  ],
  [
    10,
    "SMS only, emoji in the name",
    {},
    got({
      id: "in-7",
      channel: "sms",
      from: "Northwind",
      message: id("msg", 10),
      content: sms(["Hi 🌸Mia👩🏽‍🚀, your parcel is here. https://nw.example/c/a Reply STOP to end"]),
      marks: [{ what: "replied", detail: "STOP", at: at(90) }],
    }),
  ],
  [11, "Opted out", {}],
  [12, "RCS on an iPhone", { rcs: { features: all }, mms: mms300, look: "ios" }],
  [13, "Slow network", { rcs: { features: all }, delayMillis: 6000, added: true }],
];

/** What the browser of a handset gets of any link. */
export const page = {
  status: "200",
  html: '<!doctype html><html lang="zh-CN"><head><title>高山乌龙</title></head><body><h1>高山乌龙，今早到店</h1><p>海拔 1,800 米，限量 120 罐。</p><a href="https://shop.example">立即抢购</a></body></html>',
};

export const handsets: HandsetDetail[] = rows.map(([index, name, can, ...messages]) => ({
  handset: {
    number: number(index),
    name,
    locale: "en-GB",
    online: true,
    sms: true,
    look: "android",
    delayMillis: 0,
    added: false,
    deliveries: messages.length,
    ...can,
    ...(messages[0] ? { last: messages[0] } : {}),
  },
  messages,
}));

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
