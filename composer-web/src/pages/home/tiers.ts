import { type Channel, type ChannelSums, channels, type PeriodSums } from "../../api/types";

export type Tier = "sent" | "delivered" | "read" | "clicked";
export const tierNames = ["sent", "delivered", "read", "clicked"] as const satisfies readonly Tier[];

/** What each tier is a part of. */
const wholeOf = { delivered: "sent", read: "delivered", clicked: "delivered" } as const;

const none = (channel: Channel): ChannelSums => ({
  channel,
  sent: 0,
  delivered: 0,
  read: 0,
  clicked: 0,
  replied: 0,
  optedOut: 0,
});

export const sumsOf = (period: PeriodSums | undefined, channel: Channel): ChannelSums =>
  period?.channels.find((one) => one.channel === channel) ?? none(channel);

/** The value of a tier in one period: a number of messages, or a share; nothing where there is no whole to be a part of. */
export function amountOf(sums: ChannelSums, tier: Tier): number | null {
  if (tier === "sent") return sums.sent;
  const whole = sums[wholeOf[tier]];
  return whole === 0 ? null : sums[tier] / whole;
}

/** What the shares of all periods and channels together are parts of. */
export function wholeOfAll(periods: PeriodSums[], tier: Tier): number {
  const whole = tier === "sent" ? "sent" : wholeOf[tier];
  return periods.flatMap((period) => period.channels).reduce((sum, one) => sum + one[whole], 0);
}

/** The channels on which something happened. */
export const usedIn = (periods: PeriodSums[]): Channel[] =>
  channels.filter((channel) =>
    periods.some((period) => period.channels.some((one) => one.channel === channel)),
  );

export const anything = (periods: PeriodSums[] | undefined) => usedIn(periods ?? []).length > 0;
