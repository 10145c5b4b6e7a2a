import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { pictureIn } from "../../../document/words";
import type { Fitted } from "../../../phones/shownOf";
import { later } from "../../../shell/later";
import { useOfCard } from "../bench";
import type { Compared } from "./CompareDialog";
import classes from "./Preview.module.css";

const CompareDialog = later(() => import("./CompareDialog"), "CompareDialog");

/** The way to every picture beside what it was made of. The media stand in the order of the cards. */
export function BeforeAfter({ channel, media }: { channel: "RCS" | "MMS"; media: (Fitted | undefined)[] }) {
  const { t } = useTranslation("composer");
  const [comparing, setComparing] = useState(false);
  const pictures = useCompared(media);
  if (pictures.length === 0) return null;
  return (
    <>
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

function useCompared(media: (Fitted | undefined)[]): Compared[] {
  const owns = useOfCard((card, locale) => cardsOf(card).map(({ id }) => pictureIn(card, id, locale)));
  if (media.length !== owns.length) return [];
  return owns.flatMap((own, place) => {
    const sent = media[place];
    return own && sent?.contentType.startsWith("image/") && sent.making === undefined && !sent.draft
      ? [{ place, asset: own.asset, focus: own.focus ?? { x: 0.5, y: 0.5 }, sent }]
      : [];
  });
}
