import type { Channel, PriceEntry } from "../../../api/types";

/** A line as its fields have it: texts, empty for "all" and "always". */
export type Draft = {
  channel: Channel;
  link: string;
  country: string;
  upToKilobytes: string;
  per: "message" | "segment";
  amount: string;
  currency: string;
  from: string;
};

const KILO = 1024;

/** A new line is for the same country and currency as the one before it. */
export const draftOf = (entry?: PriceEntry, like?: PriceEntry): Draft => ({
  channel: entry?.channel ?? "sms",
  link: entry?.link ?? "",
  country: (entry ?? like)?.country ?? "",
  upToKilobytes: entry?.upToBytes ? String(entry.upToBytes / KILO) : "",
  per: entry?.per === "message" ? "message" : "segment",
  amount: entry?.amount ?? "",
  currency: (entry ?? like)?.currency ?? "",
  from: entry?.from ?? "",
});

export function entryOf(draft: Draft): PriceEntry {
  const { channel, link, country, upToKilobytes, per, from } = draft;
  return {
    channel,
    ...(link ? { link } : {}),
    ...(country ? { country } : {}),
    ...(channel === "mms" && upToKilobytes ? { upToBytes: Math.round(Number(upToKilobytes) * KILO) } : {}),
    per: channel === "sms" ? per : "message",
    amount: draft.amount.trim(),
    currency: draft.currency.trim(),
    ...(from ? { from } : {}),
  };
}

/** What the contract would refuse, by field, as the name of its sentence. */
export function faultsOf(
  draft: Draft,
): Partial<Record<keyof PriceEntry, "amountWrong" | "currencyWrong" | "sizeWrong">> {
  const size = Number(draft.upToKilobytes || 1);
  return {
    ...(/^\d{1,9}(\.\d{1,6})?$/.test(draft.amount.trim()) ? {} : { amount: "amountWrong" }),
    ...(/^[A-Z]{3}$/.test(draft.currency.trim()) ? {} : { currency: "currencyWrong" }),
    ...(draft.channel !== "mms" || (size > 0 && size <= 10 * KILO) ? {} : { upToBytes: "sizeWrong" }),
  };
}
