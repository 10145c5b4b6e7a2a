import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import { cardsOf } from "../../../document/card";
import { bytes as sized } from "../../../i18n/format";
import { useCard } from "../bench";
import { CompareDialog, type Compared } from "./CompareDialog";
import { Bar, Cost, Loads, Score } from "./Facts";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { mmsShown, worstScore } from "./shownOf";
import { Tile } from "./Tile";
import { useChosenPlace } from "./useChosenPlace";

export function MmsTile({ preview, changed }: { preview: Preview; changed: number }) {
  const { t, i18n } = useTranslation("composer");
  const { mms } = preview;
  const [comparing, setComparing] = useState(false);
  const pictures = usePictures(mms.slides ?? []);
  const shown = mmsShown(preview, useChosenPlace());
  const size = (count: number) => sized(count, i18n.language);
  const name = mms.limitName ?? t("preview.usualLimit");
  return (
    <Tile
      view="mms"
      changed={changed}
      unfit={mms.unfit}
      losses={mms.losses}
      phone={shown && <PreviewPhone name="MMS" channel="mms" shown={shown} look="android" />}
    >
      {mms.bytes !== undefined && mms.limit !== undefined && (
        <Bar
          used={mms.bytes}
          limit={mms.limit}
          label={t("preview.ofLimit", { used: size(mms.bytes), limit: size(mms.limit), name })}
        />
      )}
      <p className={classes.line}>
        <Score score={worstScore((mms.slides ?? []).map((slide) => slide.media))} />
        <Cost price={mms.price} />
        {pictures.length > 0 && (
          <button
            type="button"
            className={classes.link}
            onClick={() => setComparing(true)}
            data-testid="open-compare"
          >
            {t("compare.open")}
          </button>
        )}
      </p>
      {comparing && <CompareDialog pictures={pictures} onClose={() => setComparing(false)} />}
      {mms.bytes !== undefined && <Loads bytes={mms.bytes} />}
    </Tile>
  );
}

/** The pictures of the slides beside what they were made of; a slide stands for a card. */
function usePictures(slides: NonNullable<Preview["mms"]["slides"]>): Compared[] {
  const cards = cardsOf(useCard());
  if (slides.length !== cards.length) return [];
  return cards.flatMap(({ media }, place) => {
    const sent = slides[place]?.media;
    return media && sent?.contentType.startsWith("image/") && sent.making === undefined
      ? [{ place, asset: media.asset, sent }]
      : [];
  });
}
