import type { Preview } from "../../../api/types";

export type FormName = "rcs" | "mms" | "sms";
export type Unfit = NonNullable<Preview["sms"]["unfit"]>;

/** Whether fewer words would help. */
export function mendable({ code, params }: Unfit): boolean {
  const fits = ["too-long", "too-many-segments", "message-too-large", "no-room-for-media"];
  return fits.includes(code) || (code === "media" && params?.media === "too-small-limit");
}
