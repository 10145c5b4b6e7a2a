import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import { maxLength } from "../../../document/schema";
import { bytes as sized } from "../../../i18n/format";
import { mmsShown, worstScore } from "../../../phones/shownOf";
import { BeforeAfter } from "./BeforeAfter";
import { ByHand } from "./ByHand";
import { Bar, Cost, Loads, Score } from "./Facts";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { Tile } from "./Tile";
import { useChosenPlace } from "./useChosenPlace";
import { useShared } from "./useShared";

type Props = { mms: Preview["mms"]; changed: number };

export const MmsTile = memo(function MmsTile({ mms, changed }: Props) {
  const { t, i18n } = useTranslation("composer");
  const media = (mms.slides ?? []).map((slide) => slide.media);
  const shown = useShared(mmsShown({ mms }, useChosenPlace()));
  const size = (count: number) => sized(count, i18n.language);
  const name = mms.limitName ?? t("preview.usualLimit");
  return (
    <Tile
      view="mms"
      changed={changed}
      form="mms"
      unfit={mms.unfit}
      losses={mms.losses}
      phone={shown && <PreviewPhone name="MMS" channel="mms" shown={shown} look="android" />}
    >
      {mms.bytes !== undefined && mms.limit !== undefined && (
        <Bar
          used={mms.bytes}
          limit={mms.limit}
          near={1}
          label={t("preview.ofLimit", { used: size(mms.bytes), limit: size(mms.limit), name })}
        />
      )}
      <p className={classes.line}>
        <Score score={worstScore(media)} />
        <Cost price={mms.price} />
        <BeforeAfter channel="MMS" media={media} />
      </p>
      {mms.bytes !== undefined && <Loads bytes={mms.bytes} />}
      <ByHand channel="mms" limit={maxLength("subject")} />
    </Tile>
  );
});
