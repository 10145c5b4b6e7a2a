import type { BannerOrder, BannerTemplate } from "../../../api/types";
import type { CardContent, Media } from "../../../document/card";

/** Orders by the asset that they became, so that a banner is opened again with its words and not as a picture. */
const made = new Map<string, BannerOrder>();

export const remember = (asset: string, order: BannerOrder) => void made.set(asset, order);

const COLOURS = "cardwire.banner.colours";
const usual = { brand: "#0b4f6c", accent: "#ffb703" };

/** The brand's, as they were chosen last in this browser. */
function colours(): { brand: string; accent: string } {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(COLOURS) ?? "{}") as Partial<typeof usual>) };
  } catch {
    return usual;
  }
}

export const keepColours = (chosen: BannerOrder["colours"]) =>
  localStorage.setItem(COLOURS, JSON.stringify(chosen ?? {}));

/** What a banner for this card begins with: what it was made of, or the card's own words over its picture. */
export function begin(
  content: CardContent,
  media: Media | undefined,
  template: BannerTemplate,
  locale: string,
): BannerOrder {
  const before = media && made.get(media.asset);
  if (before) return before;
  return {
    template: template.id,
    values: valuesFor(template, {
      ...said("headline", content.title),
      ...said("subline", content.text),
      ...said("action", content.buttons?.[0]?.label),
    }),
    ...(media ? { photo: { asset: media.asset, ...(media.focus ? { focus: media.focus } : {}) } } : {}),
    colours: colours(),
    locale,
  };
}

/** A picture knows no variables. */
const said = (slot: string, words: string | undefined) =>
  words && !words.includes("{{") ? { [slot]: words } : {};

/** The words that a template has place for; where it needs some and has none, those to try. */
export function valuesFor(template: BannerTemplate, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    template.slots.map(({ id, needed, sample, maxLength }) => {
      const own = values[id] ?? "";
      return [id, own !== "" && [...own].length <= maxLength ? own : needed ? sample : ""];
    }),
  );
}

/** The order as it is asked for: a template without a place for a picture gets none. */
export function asked(order: BannerOrder, template: BannerTemplate): BannerOrder {
  const { photo, ...rest } = order;
  const slots = new Set(template.slots.map(({ id }) => id));
  const values = Object.fromEntries(Object.entries(order.values).filter(([slot]) => slots.has(slot)));
  return { ...rest, values, ...(photo && template.photo !== "none" ? { photo } : {}) };
}

/** What someone who does not see the banner is told. */
export const altOf = ({ values }: BannerOrder, template: BannerTemplate): string =>
  template.slots
    .map(({ id }) => values[id]?.trim())
    .filter(Boolean)
    .join(", ");
