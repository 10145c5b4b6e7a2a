import type { Look, MessageLook } from "../api/types";
import { object, text } from "./json";
import { actionOf, type Button, type Shown, type ShownRcs } from "./shown";
import { mmsShown, smsShown } from "./shownOf";

const layouts = { text: "text", card: "standalone", carousel: "carousel" } as const;

/** What the server derived for a list, as the phones draw it. */
export function lookShown(look: Look): ShownRcs {
  let places = 0;
  const button = ({ label, action }: Look["suggestions"][number]): Button => ({
    label,
    place: ++places,
    action: actionOf(object(action).type),
  });
  return {
    form: "rcs",
    ...(text(look.text) ? { text: look.text } : {}),
    layout: layouts[look.form],
    beside: look.orientation?.startsWith("horizontal") ?? false,
    right: look.orientation === "horizontal-right",
    wide: look.width !== "small",
    cards: look.cards.map(({ title, text: body, picture, height = "medium", buttons }) => ({
      ...(title ? { title } : {}),
      ...(body ? { text: body } : {}),
      ...(picture ? { media: { ...picture, contentType: "image/jpeg", alt: "", height } } : {}),
      buttons: buttons.map(button),
    })),
    chips: look.suggestions.map(button),
  };
}

/** A message in the form in which it went out; absent where that shows nothing. */
export function sentShown({ rcs, mms, sms }: MessageLook): Shown | undefined {
  if (sms) return smsShown({ sms });
  if (rcs) return lookShown(rcs);
  const slides = mms && mmsShown({ mms });
  if (!slides) return undefined;
  // Its pictures are small ones.
  const { bytes: _, ...look } = slides;
  return look;
}
