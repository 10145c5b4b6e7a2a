/** The card document, version 1: what the composer edits, the server validates and every form is derived from. */
export const VERSION = 1;

export type Kind = "otp" | "service" | "promotional";
export type Layout = "card" | "carousel";
export type Orientation = "vertical" | "horizontalLeft" | "horizontalRight";
export type Width = "small" | "medium";
export type Height = "short" | "medium" | "tall";
export type Focus = { x: number; y: number };

export type Media = { asset: string; alt?: string; focus?: Focus; height?: Height };

export type Action =
  | { type: "openUrl"; url: string; view?: "browser" | "webview" }
  | { type: "reply"; postback: string }
  | { type: "dial"; number: string }
  | { type: "showLocation"; latitude: number; longitude: number; label?: string }
  | { type: "showLocation"; query: string }
  | { type: "shareLocation" }
  | { type: "calendar"; start: string; end: string; title: string; description?: string };
export type ActionType = Action["type"];

export type Button = { id: string; label: string; action: Action };

export type CardContent = { id: string; media?: Media; title?: string; text?: string; buttons?: Button[] };

export type VariableType = "text" | "number" | "date" | "url";
export type Variable = {
  name: string;
  type?: VariableType;
  sample?: string;
  default?: string;
  maxLength?: number;
};

export type Overrides = { sms?: { text?: string }; mms?: { subject?: string } };

export type ButtonWords = { label?: string; url?: string };
export type CardWords = {
  title?: string;
  text?: string;
  media?: { asset?: string; alt?: string; focus?: Focus };
  buttons?: Record<string, ButtonWords>;
};
export type Translation = {
  text?: string;
  subject?: string;
  cards?: Record<string, CardWords>;
  suggestions?: Record<string, ButtonWords>;
  overrides?: Overrides;
};

export type CardDocument = {
  version: typeof VERSION;
  kind: Kind;
  locale: string;
  layout: Layout;
  orientation?: Orientation;
  width?: Width;
  text?: string;
  subject?: string;
  variables?: Variable[];
  cards?: CardContent[];
  suggestions?: Button[];
  overrides?: Overrides;
  locales?: Record<string, Translation>;
};

/** What is edited and saved together: a template's name and its card. */
export type Draft = { name: string; card: CardDocument };

export const cardsOf = (card: Pick<CardDocument, "cards">): CardContent[] => card.cards ?? [];

/** The document's own language first, then its translations. */
export const localesOf = (card: CardDocument): string[] => [card.locale, ...Object.keys(card.locales ?? {})];

/** Where a button stands: on a card, or among the chips under the message. */
export type Place = { card: string } | "chips";

export function buttonsAt(card: CardDocument, at: Place): Button[] {
  if (at === "chips") return card.suggestions ?? [];
  return cardsOf(card).find((one) => one.id === at.card)?.buttons ?? [];
}
