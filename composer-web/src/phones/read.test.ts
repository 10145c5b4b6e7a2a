import { expect, test } from "vitest";
import type { Received } from "../api/types";
import { readBubble } from "./read";

const file = (name: string) => ({ name, contentType: "image/jpeg", bytes: 1, url: `/v1/${name}` });
const got = (part: Pick<Received, "channel" | "content"> & Partial<Received>): Received => ({
  id: "in-1",
  link: "demo",
  carrierId: "c1",
  from: "Northwind",
  at: "2026-11-21T12:00:00Z",
  media: [],
  marks: [],
  ...part,
});

const card = (title: string, place: number, ...suggestions: object[]) => ({
  title,
  media: { file: place, type: "image/jpeg", shownHeight: "TALL" },
  suggestions,
});
const button = (label: string, type: string, target = "") => ({ type, label, postback: "t", target });

test("the buttons of a carousel are counted through all its cards and then its chips", () => {
  const buy = button("Buy", "openUrl", "https://shop.example");
  const { shown } = readBubble(
    got({
      channel: "rcs",
      content: {
        kind: "carousel",
        width: "SMALL",
        cards: [card("A", 0, buy, button("Later", "reply")), card("B", 1, buy)],
        chips: [button("Hours", "reply")],
      },
      media: [file("a.jpg"), file("b.jpg")],
    }),
  );
  if (shown.form !== "rcs") throw new Error("not RCS");
  expect([shown.layout, shown.wide]).toEqual(["carousel", false]);
  expect(shown.cards.flatMap((one) => one.buttons.map((each) => each.place))).toEqual([1, 2, 3]);
  expect(shown.chips).toEqual([{ label: "Hours", place: 4, action: "reply" }]);
});

test("a film's thumbnail is the poster that stands for it", () => {
  const content = { kind: "card", cards: [{ title: "A", media: { file: 0, thumbnail: 1 } }] };
  const media = [{ ...file("a.mp4"), contentType: "video/mp4" }, file("a-small.jpg")];
  const { shown } = readBubble(got({ channel: "rcs", content, media }));
  if (shown.form !== "rcs") throw new Error("not RCS");
  expect(shown.cards[0]?.media).toMatchObject({ url: "/v1/a.mp4", poster: "/v1/a-small.jpg" });
});

test("a picture is found by its place among the files, thumbnails between them or not", () => {
  const content = { kind: "carousel", cards: [{ title: "A" }, card("B", 0), card("C", 2)] };
  const media = [file("b.jpg"), file("b-small.jpg"), file("c.jpg")];
  const { shown } = readBubble(got({ channel: "rcs", content, media }));
  if (shown.form !== "rcs") throw new Error("not RCS");
  expect(shown.cards.map((one) => one.media?.url)).toEqual([undefined, "/v1/b.jpg", "/v1/c.jpg"]);
});

test("each kind of action is told apart", () => {
  const types = ["reply", "openUrl", "openWebview", "dial", "viewLocation", "shareLocation", "calendar"];
  const chips = types.map((type) => button(type, type));
  const { shown } = readBubble(got({ channel: "rcs", content: { kind: "text", text: "Hello", chips } }));
  if (shown.form !== "rcs") throw new Error("not RCS");
  expect(shown.chips.map((chip) => chip.action)).toEqual([
    "reply",
    "openUrl",
    "openUrl",
    "dial",
    "showLocation",
    "shareLocation",
    "calendar",
  ]);
});

test("an MMS shows the slides of its SMIL, each picture with its text, and its whole size", () => {
  const slides = [
    {
      millis: 5000,
      shown: [
        { tag: "img", media: 1 },
        { tag: "text", text: "One" },
      ],
    },
    { millis: 5000, shown: [{ tag: "text", text: "Two" }] },
  ];
  const { shown } = readBubble(
    got({
      channel: "mms",
      content: { subject: "Tea", contentBytes: 290_000, slides },
      media: [file("a.jpg"), file("b.jpg")],
    }),
  );
  expect(shown).toEqual({
    form: "mms",
    subject: "Tea",
    bytes: 290_000,
    slides: [{ media: { url: "/v1/b.jpg", contentType: "image/jpeg" }, text: "One" }, { text: "Two" }],
  });
});

test("an SMS of which a segment never came says which", () => {
  const parts = [
    { text: "one ", seq: 1, total: 3 },
    { text: "three", seq: 3, total: 3 },
  ];
  const { shown } = readBubble(
    got({ channel: "sms", content: { text: "one three", alphabet: "gsm7", complete: false, parts } }),
  );
  expect(shown).toEqual({
    form: "sms",
    coding: "GSM-7",
    segments: ["one ", "three"],
    total: 3,
    missing: [2],
  });
});

test("content of a shape that nobody knows is an empty message, not a broken page", () => {
  for (const channel of ["rcs", "mms", "sms"] as const) {
    for (const content of [{}, { kind: 7, cards: "x", chips: [1] }, { slides: [null], parts: [3] }]) {
      expect(readBubble(got({ channel, content })).shown.form).toBe(channel);
    }
  }
});
