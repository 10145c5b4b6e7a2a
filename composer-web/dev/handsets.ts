import type { Handset, HandsetDetail, Received } from "../src/api/types";
import { at, id, number } from "./data";

/** What the virtual handsets of the development server got: every form, state and look. */
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
export const linked = {
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
