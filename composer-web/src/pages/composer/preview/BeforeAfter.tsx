import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { pictureIn } from "../../../document/words";
import { useCard, useLocale } from "../bench";
import { CompareDialog, type Compared } from "./CompareDialog";
import classes from "./Preview.module.css";
import type { Fitted } from "./shownOf";

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
  const card = useCard();
  const locale = useLocale();
  const cards = cardsOf(card);
  if (media.length !== cards.length) return [];
  return cards.flatMap(({ id }, place) => {
    const own = pictureIn(card, id, locale);
    const sent = media[place];
    return own && sent?.contentType.startsWith("image/") && sent.making === undefined && !sent.draft
      ? [{ place, asset: own.asset, focus: own.focus ?? { x: 0.5, y: 0.5 }, sent }]
      : [];
  });
}
