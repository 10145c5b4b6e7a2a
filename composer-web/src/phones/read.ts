import type { Channel, Received } from "../api/types";
import type { Action, Bubble, Button, Card, Picture, Shown, Slide } from "./shown";

type Json = Record<string, unknown>;

/** Reads what the sandbox decoded from the wire into what a phone draws; what is missing is simply not drawn. */
export function readBubble(received: Received): Bubble {
  const channel = received.channel.toLowerCase() as Channel;
  const content = object(received.content);
  return {
    id: received.id,
    channel,
    from: received.from,
    verified: channel === "rcs",
    link: received.link,
    at: received.at,
    shown: shown(channel, content, received.media),
    marks: received.marks,
  };
}

function shown(channel: Channel, content: Json, media: Received["media"]): Shown {
  switch (channel) {
    case "rcs":
      return readRcs(content, media);
    case "mms":
      return readMms(content, media);
    case "sms":
      return readSms(content);
  }
}

function readRcs(content: Json, media: Received["media"]): Shown {
  let place = 0;
  const buttons = (of: unknown): Button[] =>
    list(of).map((button) => {
      place += 1;
      const target = text(button.target);
      return {
        label: text(button.label) ?? "",
        place,
        action: action(text(button.type)),
        ...(target ? { target } : {}),
      };
    });
  const cards = list(content.cards).map((card): Card => {
    const title = text(card.title);
    const body = text(card.description) ?? text(card.text);
    const picture = pictureOf(card.media, media);
    const height = heightOf(object(card.media).height);
    return {
      ...(title ? { title } : {}),
      ...(body ? { text: body } : {}),
      ...(picture ? { media: { ...picture, height } } : {}),
      buttons: buttons(card.suggestions),
    };
  });
  const said = text(content.text);
  return {
    form: "rcs",
    ...(said ? { text: said } : {}),
    layout:
      content.form === "carousel" || cards.length > 1
        ? "carousel"
        : cards.length === 1
          ? "standalone"
          : "text",
    beside: text(content.orientation)?.toUpperCase() === "HORIZONTAL",
    wide: text(content.width)?.toUpperCase() !== "SMALL",
    cards,
    chips: buttons(content.suggestions),
  };
}

function readMms(content: Json, media: Received["media"]): Shown {
  return {
    form: "mms",
    subject: text(content.subject) ?? "",
    bytes: number(content.contentBytes) ?? 0,
    slides: list(content.slides).map((slide): Slide => {
      const shown = list(slide.shown);
      const picture = shown.map((one) => pictureOf(one, media)).find((one) => one !== undefined);
      const words = shown.flatMap((one) => text(one.text) ?? []).join("\n");
      return { ...(picture ? { media: picture } : {}), ...(words ? { text: words } : {}) };
    }),
  };
}

function readSms(content: Json): Shown {
  const parts = list(content.parts);
  const segments = parts.length > 0 ? parts.map((part) => text(part.text) ?? "") : [text(content.text) ?? ""];
  const total = number(content.total) ?? segments.length;
  const here = new Set(parts.map((part, index) => number(part.number) ?? index + 1));
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter(
    (part) => parts.length > 0 && !here.has(part),
  );
  return {
    form: "sms",
    coding: text(content.coding) ?? text(parts[0]?.coding) ?? "",
    segments,
    total,
    missing,
  };
}

function pictureOf(of: unknown, media: Received["media"]): Picture | undefined {
  const index = typeof of === "number" ? of : number(object(of).media);
  const file = index === undefined ? media.find((one) => one.name === text(object(of).name)) : media[index];
  const alt = text(object(of).alt);
  return file && { url: file.url, contentType: file.contentType, ...(alt ? { alt } : {}) };
}

const actions: Record<string, Action> = {
  openUrl: "openUrl",
  openWebview: "openUrl",
  dial: "dial",
  viewLocation: "showLocation",
  shareLocation: "shareLocation",
  calendar: "calendar",
};

const action = (type: string | undefined): Action => actions[type ?? ""] ?? "reply";

function heightOf(height: unknown): "short" | "medium" | "tall" {
  const known = text(height)?.toLowerCase();
  return known === "short" || known === "tall" ? known : "medium";
}

const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
