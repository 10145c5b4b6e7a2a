import type { Handset } from "../../api/types";

/** What a handset can show at most, or that nothing reaches it now. */
export const abilities = ["rcs", "mms", "sms", "off"] as const;
export type Ability = (typeof abilities)[number];

/** Which handsets are shown, and which of them is chosen, as it stands in the page's address. */
export type Floor = { find?: string; can?: Ability; phone?: string };

export function readFloor(search: Record<string, unknown>): Floor {
  // A number in the address may have been read as a number already.
  const phone = typeof search.phone === "number" ? `+${search.phone}` : search.phone;
  const find = typeof search.find === "number" ? `+${search.find}` : search.find;
  const can = abilities.find((one) => one === search.can);
  return {
    ...(typeof find === "string" && find ? { find } : {}),
    ...(can ? { can } : {}),
    ...(typeof phone === "string" && phone ? { phone } : {}),
  };
}

const most = (handset: Handset): Ability => (handset.rcs ? "rcs" : handset.mms ? "mms" : "sms");

const can = (handset: Handset, wanted: Ability) =>
  wanted === "off" ? !handset.online : most(handset) === wanted;

/** The handsets that are wanted: by what they can show, and by their name or their number however it is spaced. */
export function found(handsets: Handset[], { find = "", can: wanted }: Floor): Handset[] {
  const name = find.trim().toLowerCase();
  const digits = find.replace(/\D/g, "");
  return handsets.filter(
    (handset) =>
      (!wanted || can(handset, wanted)) &&
      (handset.name.toLowerCase().includes(name) || (digits !== "" && handset.number.includes(digits))),
  );
}
