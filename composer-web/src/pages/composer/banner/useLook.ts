import { useEffect, useState } from "react";
import { previewBanner } from "../../../api/banners";
import type { BannerLook, BannerOrder } from "../../../api/types";

const PAUSE_MS = 250;

export type Looking = { look?: BannerLook; error?: unknown; waiting: boolean };

/** The banner as it would be, drawn when typing pauses; until then the one before stays in sight. */
export function useLook(order: BannerOrder | undefined): Looking {
  const [looking, setLooking] = useState<Looking>({ waiting: true });
  const asked = JSON.stringify(order);
  useEffect(() => {
    if (!asked) return;
    const gone = new AbortController();
    setLooking((before) => ({ ...before, waiting: true }));
    const pause = setTimeout(async () => {
      try {
        const look = await previewBanner(JSON.parse(asked) as BannerOrder, gone.signal);
        if (!gone.signal.aborted) setLooking({ look, waiting: false });
      } catch (error) {
        if (!gone.signal.aborted)
          setLooking(({ look }) => ({ ...(look ? { look } : {}), error, waiting: false }));
      }
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      gone.abort();
    };
  }, [asked]);
  return looking;
}
