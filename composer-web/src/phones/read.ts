import type { Received } from "../api/types";
import { type Json, list, number, text } from "./json";
import { readRcs } from "./readRcs";
import type { Bubble, Picture, Shown, ShownMms, ShownSms, Slide } from "./shown";

/** Reads what the sandbox decoded from the wire into what a phone draws; what is missing is simply not drawn. */
export function readBubble(received: Received): Bubble {
  const { id, channel, from, link, at, marks } = received;
  return { id, channel, from, verified: channel === "rcs", link, at, shown: shown(received), marks };
}

function shown({ channel, content, media }: Received): Shown {
  switch (channel) {
    case "rcs":
      return readRcs(content, media);
    case "mms":
      return readMms(content, media);
    case "sms":
      return readSms(content);
  }
}

/** What SMIL puts on each slide, with the size that size classes count. */
function readMms(content: Json, files: Received["media"]): ShownMms {
  return {
    form: "mms",
    subject: text(content.subject) ?? "",
    bytes: number(content.contentBytes) ?? 0,
    slides: list(content.slides).map((slide) => readSlide(list(slide.shown), files)),
  };
}

function readSlide(shown: Json[], files: Received["media"]): Slide {
  const place = shown.map((one) => number(one.media)).find((one) => one !== undefined);
  const file = place === undefined ? undefined : files[place];
  const media: Picture | undefined = file && { url: file.url, contentType: file.contentType };
  const words = shown.flatMap((one) => text(one.text) ?? []).join("\n");
  return { ...(media ? { media } : {}), ...(words ? { text: words } : {}) };
}

const codings: Record<string, string> = { gsm7: "GSM-7", ucs2: "UCS-2", latin1: "Latin-1", binary: "8-bit" };

function readSms(content: Json): ShownSms {
  const parts = list(content.parts);
  const alphabet = text(content.alphabet) ?? "";
  const here = new Set(parts.map((part, index) => number(part.seq) ?? index + 1));
  const total = number(parts[0]?.total) ?? Math.max(1, parts.length);
  return {
    form: "sms",
    coding: codings[alphabet] ?? alphabet,
    segments: parts.length > 0 ? parts.map((part) => text(part.text) ?? "") : [text(content.text) ?? ""],
    total,
    missing: parts.length === 0 ? [] : range(total).filter((seq) => !here.has(seq)),
  };
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
