import { type Action, buttonsAt, cardsOf, type Draft, localesOf, type Media, type Place } from "./card";
import type { Change } from "./change";
import { clip } from "./clip";
import { type Field, fieldsOf } from "./words";

/** The same choices again from the same seed: what a failed property names. */
export class Dice {
  constructor(private state: number) {}

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((this.state / 0x80000000) * limit);
  }

  of<T>(items: readonly T[]): T {
    const found = items[this.below(items.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  }
}

const texts = [
  "",
  "五折",
  "Half off",
  "{{name}}, hello",
  "{{ name",
  "👍🏽",
  "x".repeat(2500),
  "a\u0007b",
  "两行\n字",
];
const addresses = ["", "https://shop.example/{{name}}", "https://{{name}}", "shop", "http://a.example/ b"];
const tags = ["en", "zh-CN", "fr-CA"];

const actions: Action[] = [
  { type: "openUrl", url: "https://shop.example/11" },
  { type: "openUrl", url: "shop" },
  { type: "reply", postback: "yes" },
  { type: "reply", postback: "" },
  { type: "dial", number: "+442079460123" },
  { type: "dial", number: "ten" },
  { type: "showLocation", query: "南京路" },
  { type: "showLocation", latitude: 91, longitude: 0 },
  { type: "shareLocation" },
  { type: "calendar", start: "2026-11-11T20:00:00+08:00", end: "2026-11-11T19:00:00+08:00", title: "Sale" },
];

/** Any change that the editor can make, many of them to what is not there (any more). */
export function anyChange(dice: Dice, { card }: Draft): Change {
  const id = dice.below(8) === 0 ? "gone" : (cardsOf(card)[dice.below(4)]?.id ?? "c1");
  const at: Place = dice.below(3) === 0 ? "chips" : { card: id };
  const button = buttonsAt(card, at)[dice.below(3)]?.id ?? "b1";
  const locale = dice.of([...localesOf(card), ...tags]);
  const name = dice.of(["name", "city", "code"]);
  const changes: (() => Change)[] = [
    () => ({ do: "rename", name: dice.of(texts) }),
    () => ({ do: "message", set: { kind: dice.of(["otp", "service", "promotional"] as const) } }),
    () => ({ do: "message", set: { width: dice.of(["small", "medium"] as const) } }),
    () => write(dice, dice.of(fieldsOf(card)), locale),
    () => write(dice, dice.of(fieldsOf(card)), locale),
    () => write(dice, { of: "card", card: id, name: "title" }, locale),
    () => ({ do: "addCard", clip: clip(card, id) ?? blank, index: dice.below(5) }),
    () => ({ do: "addCard", clip: blank, index: dice.below(5) }),
    () => ({ do: "removeCard", card: id }),
    () => ({ do: "moveCard", card: id, to: dice.below(6) - 1 }),
    () => ({
      do: "media",
      card: id,
      media: medias[dice.below(medias.length)],
    }),
    () => ({ do: "localPicture", card: id, locale, picture: [{ asset: "ast_3" }, undefined][dice.below(2)] }),
    () => ({
      do: "patch",
      operations: [
        { op: "add", path: `/cards/${dice.below(3)}/title`, value: dice.of(texts) },
        { op: "replace", path: `/cards/${dice.below(3)}/text`, value: dice.of(texts) },
      ],
    }),
    () => ({ do: "addButton", at, button: { label: dice.of(texts), action: dice.of(actions) } }),
    () => ({ do: "removeButton", at, button }),
    () => ({ do: "moveButton", at, button, to: dice.below(4) }),
    () => ({ do: "action", at, button, action: dice.of(actions) }),
    () => ({ do: "addVariable", variable: { name, sample: dice.of(texts).slice(0, 600) } }),
    () => ({ do: "variable", name, variable: { name: dice.of(["name", "who"]), type: "number" } }),
    () => ({ do: "removeVariable", name }),
    () => ({ do: "addLocale", locale: dice.of(tags) }),
    () => ({ do: "removeLocale", locale }),
    () => ({ do: "replaceText", from: dice.of(["五", "Half", "x"]), to: dice.of(["", "5", "五"]) }),
  ];
  return dice.of(changes)();
}

const medias: (Media | undefined)[] = [
  undefined,
  { asset: "ast_1", focus: { x: 0.2, y: 0.5 } },
  { asset: "ast_1", focus: { x: 0.7, y: 0.5 } },
  { asset: "ast_2", height: "tall", alt: "Tea" },
];

const blank = { content: { id: "new", title: "Card" }, words: {}, variables: [] };

function write(dice: Dice, field: Field, locale: string): Change {
  const address = field.of === "button" && field.name === "url";
  return { do: "write", field, locale, text: dice.of(address ? addresses : texts) };
}
