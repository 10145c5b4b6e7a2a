import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asset } from "../../../api/media";
import { cardsOf } from "../../../document/card";
import { pictureIn } from "../../../document/words";
import { bytes as sized } from "../../../i18n/format";
import type { Fitted as Sent } from "../../../phones/shownOf";
import { later } from "../../../shell/later";
import { useOfCard } from "../bench";
import type { Compared } from "./CompareDialog";
import classes from "./Preview.module.css";

const CompareDialog = later(() => import("./CompareDialog"), "CompareDialog");

/** The way to every picture beside what it was made of. The media stand in the order of the cards. */
export function BeforeAfter({ channel, media }: { channel: "RCS" | "MMS"; media: (Sent | undefined)[] }) {
  const { t } = useTranslation("composer");
  const [comparing, setComparing] = useState(false);
  const pictures = useCompared(media);
  if (pictures.length === 0) return null;
  return (
    <>
      <Fitted pictures={pictures} />
      <button
        type="button"
        className={classes.link}
        onClick={() => setComparing(true)}
        data-testid="open-compare"
        data-of={channel}
      >
        {t("compare.open")}
      </button>
      {comparing && (
        <CompareDialog channel={channel} pictures={pictures} onClose={() => setComparing(false)} />
      )}
    </>
  );
}

/** What fitting did, where it made anything smaller. */
function Fitted({ pictures }: { pictures: Compared[] }) {
  const { t, i18n } = useTranslation("composer");
  const before = useBytes(pictures.map(({ asset: id }) => id));
  const after = pictures.reduce((sum, { sent }) => sum + sent.bytes, 0);
  if (before === undefined || before <= after) return null;
  const size = (bytes: number) => sized(bytes, i18n.language);
  return (
    <span data-testid="fitted">
      {t("compare.fitted", { count: pictures.length, from: size(before), to: size(after) })}
    </span>
  );
}

/** Bytes of all these files together. */
function useBytes(assets: string[]): number | undefined {
  const known = { staleTime: Number.POSITIVE_INFINITY, retry: false };
  const { data } = useQuery({
    queryKey: ["bytes", assets],
    queryFn: async ({ client }) => {
      const found = await Promise.all(
        assets.map((id) =>
          client.fetchQuery({ queryKey: ["asset", id], queryFn: () => asset(id), ...known }),
        ),
      );
      return found.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    ...known,
  });
  return data;
}

function useCompared(media: (Sent | undefined)[]): Compared[] {
  const owns = useOfCard((card, locale) => cardsOf(card).map(({ id }) => pictureIn(card, id, locale)));
  if (media.length !== owns.length) return [];
  return owns.flatMap((own, place) => {
    const sent = media[place];
    return own && sent?.contentType.startsWith("image/") && sent.making === undefined && !sent.draft
      ? [{ place, asset: own.asset, focus: own.focus ?? { x: 0.5, y: 0.5 }, sent }]
      : [];
  });
}
