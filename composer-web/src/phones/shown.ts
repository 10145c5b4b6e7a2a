import type { Channel } from "../api/types";

/** What a handset has on its screen, read from the decoded wire bytes; the components draw nothing else. */
export type Bubble = {
  id: string;
  channel: Channel;
  from: string;
  verified: boolean;
  link: string;
  at: string;
  shown: Shown;
  marks: Mark[];
};

/** What the owner did with it; `detail` is the button, the text or the page's status. */
export type Mark = { what: string; detail: string; at: string };

export type Shown = ShownRcs | ShownMms | ShownSms;

export type ShownRcs = {
  form: "rcs";
  text?: string;
  file?: Picture;
  layout: "text" | "standalone" | "carousel";
  beside: boolean;
  right: boolean;
  wide: boolean;
  cards: Card[];
  /** Place of the card of a carousel that is to be in view, from 0. */
  showing?: number;
  chips: Button[];
};

export type Card = {
  title?: string;
  text?: string;
  media?: Picture & { height: "short" | "medium" | "tall" };
  buttons: Button[];
};

/** Any file that is shown or played; `poster` stands for a film until it plays, `focus` stays in view where it is not cropped yet. */
export type Picture = {
  url: string;
  contentType: string;
  alt?: string;
  poster?: string;
  focus?: { x: number; y: number };
};

const actions = ["reply", "openUrl", "dial", "showLocation", "shareLocation", "calendar"] as const;
export type Action = (typeof actions)[number];
export const actionOf = (type: unknown): Action => actions.find((one) => one === type) ?? "reply";

/** `place` counts the buttons of the whole message from 1, cards first, then chips. */
export type Button = { label: string; place: number; action: Action; target?: string };

export type ShownMms = {
  form: "mms";
  subject: string;
  /** Absent where nothing but its look is known. */
  bytes?: number;
  slides: Slide[];
  /** Place of the slide that is to be in view, from 0. */
  showing?: number;
};
export type Slide = { media?: Picture; text?: string };

export type ShownSms = {
  form: "sms";
  coding: string;
  segments: string[];
  total: number;
  missing: number[];
  /** Characters to be underlined: they keep the text from the smaller coding. */
  forced?: string[];
};

export const tapped = (marks: Bubble["marks"], button: Button) =>
  marks.some(
    (mark) =>
      mark.what === "tapped" && (mark.detail === button.label || mark.detail === String(button.place)),
  );

export const isRead = (bubble: Bubble) => bubble.marks.some((mark) => mark.what === "read");
