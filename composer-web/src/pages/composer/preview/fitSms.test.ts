import { expect, test } from "vitest";
import type { Preview } from "../../../api/types";
import { blank } from "../../../document/blank";
import { readText } from "../../../document/words";
import { preview } from "../testing";
import { fittingSms } from "./fitSms";

const shown = { card: blank("Long", "en", "Title").card, locale: "en" };

/** Ten segments of 153, of which 60 are taken by what is put around the words. */
const carrier = async ({ card }: typeof shown): Promise<Preview> => {
  const segments = Math.ceil((readText(card, { of: "sms" }, "en").length + 60) / 153);
  const unfit = {
    code: "too-many-segments",
    sentence: "Too long",
    params: { segments: `${segments}`, max: "10" },
  };
  return segments > 10 ? { ...preview, sms: { losses: [], unfit } } : preview;
};

test("words that are too many are cut to nearly what fits, at the end of a word", async () => {
  const words = await fittingSms(carrier, shown, "four ".repeat(1000));
  expect(words?.length).toBeLessThanOrEqual(1470);
  expect(words?.length).toBeGreaterThan(1300);
  expect(words).toMatch(/ four$/);
});

test("what cannot be sent for another reason is not cut", async () => {
  const broken = async () => ({
    ...preview,
    sms: { losses: [], unfit: { code: "empty", sentence: "Empty" } },
  });
  expect(await fittingSms(broken, shown, "words")).toBeUndefined();
});
