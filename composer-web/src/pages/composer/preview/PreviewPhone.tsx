import { memo } from "react";
import { signedIn } from "../../../api/signedIn";
import type { Channel } from "../../../api/types";
import { type Look, Phone } from "../../../phones/Phone";
import type { Bubble, Shown } from "../../../phones/shown";
import classes from "./Preview.module.css";

type Props = { name: string; channel: Channel; shown: Shown; look: Look };

const NOON = new Date(2026, 0, 1, 9, 41);
const UNTOUCHED: Bubble["marks"] = [];

/** A phone that shows one previewed message; the time on it is nobody's. */
export const PreviewPhone = memo(function PreviewPhone({ name, channel, shown, look }: Props) {
  const from = signedIn((state) => state.session?.brand.name) ?? "";
  const bubble: Bubble = {
    id: channel,
    channel,
    from,
    verified: channel === "rcs",
    link: "",
    at: NOON.toISOString(),
    shown,
    marks: UNTOUCHED,
  };
  return (
    <div className={classes.phone}>
      <Phone name={name} bubbles={[bubble]} online borders now={NOON} look={look} />
    </div>
  );
});
