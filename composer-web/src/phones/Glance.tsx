import { memo, useMemo } from "react";
import type { Look } from "../api/types";
import { lookShown } from "./look";
import classes from "./Phone.module.css";
import { RcsMessage } from "./RcsMessage";

/** How a message looks, small and only to be seen: what it says stands beside it in words. */
export const Glance = memo(function Glance({ look }: { look: Look }) {
  const shown = useMemo(() => lookShown(look), [look]);
  return (
    <div className={classes.glance} aria-hidden inert data-testid="glance">
      <RcsMessage shown={shown} last tapped={() => false} />
    </div>
  );
});
