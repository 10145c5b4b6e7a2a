import type { Received } from "../api/types";
import { type Json, list, number, object, text } from "./json";
import type { Action, Button, Card, Picture, ShownRcs } from "./shown";

type Files = Received["media"];

/** An agent message as the simulated RCS platform decoded it. Buttons are counted through the whole message, chips last. */
export function readRcs(content: Json, files: Files): ShownRcs {
  let places = 0;
  const place = () => ++places;
  const said = text(content.text);
  const file = picture(content.media, files);
  return {
    form: "rcs",
    ...(said ? { text: said } : {}),
    ...(file ? { file } : {}),
    layout: content.kind === "card" ? "standalone" : content.kind === "carousel" ? "carousel" : "text",
    beside: content.orientation === "HORIZONTAL",
    right: content.imageAlignment === "RIGHT",
    wide: content.width !== "SMALL",
    cards: list(content.cards).map((card) => readCard(card, files, place)),
    chips: buttons(content.chips, place),
  };
}

const heights: Record<string, "short" | "medium" | "tall"> = {
  SHORT: "short",
  MEDIUM: "medium",
  TALL: "tall",
};

function readCard(card: Json, files: Files, place: () => number): Card {
  const title = text(card.title);
  const body = text(card.description);
  const found = picture(card.media, files);
  const height = heights[text(object(card.media).shownHeight) ?? ""] ?? "medium";
  return {
    ...(title ? { title } : {}),
    ...(body ? { text: body } : {}),
    ...(found ? { media: { ...found, height } } : {}),
    buttons: buttons(card.suggestions, place),
  };
}

/** Media names its file by its place among those of the message; the carrier tells no alternative text. */
function picture(media: unknown, files: Files): Picture | undefined {
  const found = files[number(object(media).file) ?? -1];
  const small = files[number(object(media).thumbnail) ?? -1];
  const poster = small && found?.contentType.startsWith("video/") ? { poster: small.url } : {};
  return found && { url: found.url, contentType: found.contentType, ...poster };
}

const actions: Record<string, Action> = {
  openUrl: "openUrl",
  openWebview: "openUrl",
  dial: "dial",
  viewLocation: "showLocation",
  shareLocation: "shareLocation",
  calendar: "calendar",
};

function buttons(suggestions: unknown, place: () => number): Button[] {
  return list(suggestions).map((suggestion) => {
    const target = text(suggestion.target);
    return {
      label: text(suggestion.label) ?? "",
      place: place(),
      action: actions[text(suggestion.type) ?? ""] ?? "reply",
      ...(target ? { target } : {}),
    };
  });
}
