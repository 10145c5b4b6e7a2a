import type { CardDocument, Focus, Height } from "./card";

/** A part of a picture, in parts of its width and height. */
export type Box = { x: number; y: number; width: number; height: number };

const CAROUSEL_WIDE = { small: 120, medium: 232 };
const CAROUSEL_HIGH = { short: 112, medium: 168, tall: 264 };
const STANDING = { short: 7 / 3, medium: 16 / 9, tall: 4 / 3 };

/** Width by height of the place that RCS handsets give a picture of that height in this layout. */
export function shapeOf(card: CardDocument, height: Height): number {
  if (card.layout === "carousel") return CAROUSEL_WIDE[card.width ?? "medium"] / CAROUSEL_HIGH[height];
  return (card.orientation ?? "vertical") === "vertical" ? STANDING[height] : 3 / 4;
}

/** The largest part of that shape, as near to centred on the focus as the picture's edges allow: what the server cuts. */
export function cropOf(picture: { width: number; height: number }, shape: number, focus: Focus): Box {
  const own = picture.width / picture.height;
  const width = own > shape ? shape / own : 1;
  const height = own > shape ? 1 : own / shape;
  const start = (centre: number, size: number) => Math.max(0, Math.min(1 - size, centre - size / 2));
  return { x: start(focus.x, width), y: start(focus.y, height), width, height };
}
