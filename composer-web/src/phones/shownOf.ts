import type { Preview } from "../api/types";
import { number, object, text } from "./json";
import { actionOf, type Button, type Picture, type ShownMms, type ShownRcs, type ShownSms } from "./shown";

type Rcs = Preview["rcs"];
type Cards = NonNullable<Rcs["cards"]>;
export type Fitted = NonNullable<Cards[number]["media"]>;

/** A rendition by the address of this page's server, whatever public name the server has for carriers. */
export function here(url: string): string {
  try {
    const { pathname } = new URL(url);
    return pathname.startsWith("/m/") ? pathname : url;
  } catch {
    return url;
  }
}

const picture = ({ url, contentType, alt, poster }: Fitted): Picture => ({
  url: here(url),
  contentType,
  ...(poster ? { poster: here(poster) } : {}),
  ...(alt ? { alt } : {}),
});

const layouts = { text: "text", card: "standalone", carousel: "carousel" } as const;

/** What an RCS handset would draw, with that card of a carousel in view; absent where there is no such form. */
export function rcsShown({ rcs }: Pick<Preview, "rcs">, showing?: number): ShownRcs | undefined {
  if (!rcs.form) return undefined;
  let places = 0;
  const button = ({ label, action }: NonNullable<Rcs["suggestions"]>[number]): Button => {
    const { type, url, number: dialled } = object(action);
    const target = text(url) ?? text(dialled);
    return { label, place: ++places, action: actionOf(type), ...(target ? { target } : {}) };
  };
  return {
    form: "rcs",
    ...(rcs.text ? { text: rcs.text } : {}),
    layout: layouts[rcs.form],
    beside: rcs.orientation?.startsWith("horizontal") ?? false,
    right: rcs.orientation === "horizontal-right",
    wide: rcs.width !== "small",
    cards: (rcs.cards ?? []).map(({ title, text: body, media, height = "medium", buttons }) => ({
      ...(title ? { title } : {}),
      ...(body ? { text: body } : {}),
      ...(media ? { media: { ...picture(media), height } } : {}),
      buttons: buttons.map(button),
    })),
    ...(showing === undefined ? {} : { showing }),
    chips: (rcs.suggestions ?? []).map(button),
  };
}

export function mmsShown({ mms }: Pick<Preview, "mms">, showing?: number): ShownMms | undefined {
  if (mms.unfit || !mms.slides) return undefined;
  return {
    form: "mms",
    subject: mms.subject ?? "",
    bytes: mms.bytes ?? 0,
    slides: mms.slides.map(({ media, text: words }) => ({
      ...(media ? { media: picture(media) } : {}),
      ...(words ? { text: words } : {}),
    })),
    ...(showing === undefined ? {} : { showing }),
  };
}

export function smsShown({ sms }: Pick<Preview, "sms">): ShownSms | undefined {
  if (sms.unfit || !sms.segments) return undefined;
  return {
    form: "sms",
    coding: sms.coding === "gsm7" ? "GSM-7" : "UCS-2",
    segments: sms.segments,
    total: sms.segments.length,
    missing: [],
    forced: few(sms.forcesUcs2 ?? [], sms.text ?? ""),
  };
}

/** Where most of a text is of another script, marking all of it says nothing. */
export function few(forcing: string[], text: string): string[] {
  const letters = [...text.replace(/https?:\/\/\S+/g, "")];
  const forced = letters.filter((letter) => forcing.includes(letter)).length;
  return forced * 3 <= letters.length ? forcing : [];
}

/** The worst picture is what a reader notices. */
export function worstScore(media: (Fitted | undefined)[]): number | undefined {
  const scores = media.flatMap((one) => number(one?.score) ?? []);
  return scores.length > 0 ? Math.min(...scores) : undefined;
}

/** Bytes of the largest picture; films have limits of their own. */
export const largest = (media: (Fitted | undefined)[]): number =>
  Math.max(0, ...media.map((one) => (one?.contentType.startsWith("image/") ? one.bytes : 0)));

/** GSM 03.38 has a letter that reads the same. */
const plain: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201a": ",",
  "\u201c": '"',
  "\u201d": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
  "\u00a0": " ",
  "\u2022": "-",
  "\u00d7": "x",
  "\u2032": "'",
  "\uff0c": ",",
  "\u3002": ".",
  "\uff01": "!",
  "\uff1f": "?",
  "\uff1a": ":",
  "\uff08": "(",
  "\uff09": ")",
  ê: "e",
  â: "a",
  î: "i",
  ô: "o",
  û: "u",
  ë: "e",
  ï: "i",
  á: "a",
  í: "i",
  ó: "o",
  ú: "u",
};

/** What may stand for a character without forcing UCS-2; an emoji can only go. */
export function replacement(character: string): string | undefined {
  const known = plain[character];
  if (known !== undefined) return known;
  return /\p{Extended_Pictographic}|\u200d|\ufe0f/u.test(character) ? "" : undefined;
}
