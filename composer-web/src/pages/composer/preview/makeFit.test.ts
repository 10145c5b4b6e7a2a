import { expect, test } from "vitest";
import type { Preview } from "../../../api/types";
import { blank } from "../../../document/blank";
import { edit } from "../../../document/edit";
import { readText } from "../../../document/words";
import { preview } from "../testing";
import { madeToFit } from "./makeFit";

type Shown = { card: ReturnType<typeof blank>["card"]; locale: string };
const start = blank("Long", "en", "Title").card;
const sms = { of: "sms" } as const;
const text = { of: "card", card: start.cards?.[0]?.id ?? "", name: "text" } as const;
const saying = (field: typeof sms | typeof text, words: string): Shown => ({
  card: edit({ name: "", card: start }, { do: "write", field, locale: "en", text: words }).card,
  locale: "en",
});
const unfit = (code: string, params: Record<string, string>) => ({
  losses: [],
  unfit: { code, sentence: "It does not fit", params },
});

/** Ten segments of 153, of which 60 are taken by what is put around the words. */
const smsc = async ({ card }: Shown): Promise<Preview> => {
  const segments = Math.ceil((readText(card, sms, "en").length + 60) / 153);
  if (segments <= 10) return preview;
  return { ...preview, sms: unfit("too-many-segments", { segments: `${segments}`, max: "10" }) };
};

test("an SMS gets nearly as many words as fit, of its own, and they end with a word", async () => {
  const long = saying(sms, "four ".repeat(1000));
  const words = readText((await madeToFit(smsc, long, "sms")) ?? start, sms, "en");
  expect(words.length).toBeLessThanOrEqual(1470);
  expect(words.length).toBeGreaterThan(1300);
  expect(words).toMatch(/ four$/);
});

test("a text that is too long with somebody's values is shorter by what is too much", async () => {
  const rcs = async ({ card }: Shown): Promise<Preview> => {
    const length = readText(card, text, "en").length + 300;
    const params = { field: "/cards/0/text", length: `${length}`, max: "2000" };
    return length > 2000 ? { ...preview, rcs: unfit("too-long", params) } : preview;
  };
  const after = await madeToFit(rcs, saying(text, "x".repeat(1900)), "rcs");
  expect(readText(after ?? start, text, "en")).toHaveLength(1700);
});

test("what is shown without its empty cards is cut where its texts stand in the whole", async () => {
  const empty = { id: "c0" };
  const rcs = async ({ card }: Shown): Promise<Preview> => {
    expect(card.cards?.map(({ id }) => id)).toEqual([text.card]);
    const length = readText(card, text, "en").length;
    const params = { field: "/cards/0/text", length: `${length}`, max: "100" };
    return length > 100 ? { ...preview, rcs: unfit("too-long", params) } : preview;
  };
  const { card } = saying(text, "x".repeat(300));
  const whole = { ...card, layout: "carousel" as const, cards: [empty, ...(card.cards ?? [])] };
  const after = await madeToFit(rcs, { card: whole, locale: "en" }, "rcs");
  expect(after?.cards?.map(({ id }) => id)).toEqual(["c0", text.card]);
  expect(readText(after ?? start, text, "en")).toHaveLength(100);
});

test("an MMS whose words leave its pictures no room gets fewer of them", async () => {
  const relay = async ({ card }: Shown): Promise<Preview> => {
    const overhead = readText(card, text, "en").length;
    const params = { limit: "1000", overhead: `${overhead}`, pictures: "1" };
    return overhead > 700 ? { ...preview, mms: unfit("no-room-for-media", params) } : preview;
  };
  const after = await madeToFit(relay, saying(text, "x".repeat(2000)), "mms");
  expect(readText(after ?? start, text, "en").length).toBeLessThanOrEqual(700);
});

test("what no cut would mend is left as it is", async () => {
  const broken = async () => ({ ...preview, sms: unfit("empty", {}) });
  expect(await madeToFit(broken, saying(sms, "words"), "sms")).toBeUndefined();
});
