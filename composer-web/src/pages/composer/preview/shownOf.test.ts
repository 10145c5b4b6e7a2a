import { expect, test } from "vitest";
import type { Preview } from "../../../api/types";
import { blank } from "../../../document/blank";
import { few, here, mmsShown, rcsShown, replacement, smsShown, worstScore } from "../../../phones/shownOf";
import { loadSeconds, paceOf } from "./load";
import { valuesOf } from "./personas";

const media = { url: "https://go.example/m/abc.jpg", contentType: "image/jpeg", bytes: 900, score: 71 };
const reply = (label: string) => ({ label, action: { type: "reply" } });
const preview: Preview = {
  rcs: {
    form: "carousel",
    width: "small",
    cards: [
      { title: "A", media, height: "tall", buttons: [reply("Yes"), reply("No")] },
      { text: "B", buttons: [{ label: "Open", action: { type: "openUrl", url: "https://shop.example" } }] },
    ],
    suggestions: [reply("Hours")],
    losses: [],
  },
  mms: { subject: "Tea", slides: [{ media, text: "One" }, {}], bytes: 1200, losses: [] },
  sms: { text: "Hi ’", segments: ["Hi ’"], coding: "ucs2", forcesUcs2: ["’"], losses: [] },
  warnings: [],
  countries: [],
};

test("a previewed carousel is drawn as a phone draws it, its buttons counted through", () => {
  const shown = rcsShown(preview);
  expect([shown?.layout, shown?.wide]).toEqual(["carousel", false]);
  expect(shown?.cards[0]?.media).toEqual({ url: "/m/abc.jpg", contentType: "image/jpeg", height: "tall" });
  expect(shown?.cards[1]?.buttons).toEqual([
    { label: "Open", place: 3, action: "openUrl", target: "https://shop.example" },
  ]);
  expect(shown?.chips[0]?.place).toBe(4);
});

test("slides and segments are shown as they are, and a form that cannot be is absent", () => {
  expect(mmsShown(preview)?.slides).toEqual([
    { media: { url: "/m/abc.jpg", contentType: "image/jpeg" }, text: "One" },
    {},
  ]);
  expect(smsShown(preview)?.forced).toEqual(["’"]);
  const unfit = { code: "too-big", sentence: "No room" };
  const none: Preview = {
    ...preview,
    rcs: { unfit, losses: [] },
    mms: { unfit, losses: [] },
    sms: { unfit, losses: [] },
  };
  expect([rcsShown(none), mmsShown(none), smsShown(none)]).toEqual([undefined, undefined, undefined]);
});

test("the characters that cost a segment are marked where they are few", () => {
  expect(few(["’"], "It’s tea time")).toEqual(["’"]);
  expect(few([..."春茶"], "春茶 ok")).toEqual([]);
  expect(few([..."春茶"], "春茶 https://s.example/Ab12Cd34Ef56Gh78")).toEqual([]);
  expect(["’", "…", "👍", "茶"].map(replacement)).toEqual(["'", "...", "", undefined]);
});

test("only renditions of this server are asked of this server", () => {
  expect(here("https://cards.brand.example/m/x.jpg")).toBe("/m/x.jpg");
  expect(here("https://elsewhere.example/x.jpg")).toBe("https://elsewhere.example/x.jpg");
});

test("the worst picture gives the score", () => {
  expect(worstScore([media, undefined, { ...media, score: 55.5 }])).toBe(55.5);
  expect(worstScore([undefined])).toBeUndefined();
});

test("300 KB take a second and a half on 3G", () => {
  const seconds = loadSeconds(300_000, 1600);
  expect([seconds, paceOf(seconds), paceOf(4), paceOf(11)]).toEqual([1.5, "good", "wait", "bad"]);
});

test("the worst case has the longest values, in the script of the sample", () => {
  const { card } = blank("Sale", "en", "{{name}}");
  const named = { ...card, variables: [{ name: "name", sample: "李雷", maxLength: 3 }] };
  expect(valuesOf(named, "longest")).toEqual({ name: "国国国" });
  expect(valuesOf(named, "sample")).toBeUndefined();
  expect(valuesOf(named, "unknown")).toEqual({});
});
