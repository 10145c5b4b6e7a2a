import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import { bytes as sized } from "../../../i18n/format";
import { largest, rcsShown, worstScore } from "../../../phones/shownOf";
import { BeforeAfter } from "./BeforeAfter";
import { Bar, Cost, Loads, Score, Size } from "./Facts";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { Tile } from "./Tile";
import { useChosenPlace } from "./useChosenPlace";
import { useLimit } from "./usePreview";
import { useShared } from "./useShared";

type Props = { look: "android" | "ios"; rcs: Preview["rcs"]; changed: number };

/** The same message as two systems draw it. */
export const RcsTile = memo(function RcsTile({ look, rcs, changed }: Props) {
  const { t, i18n } = useTranslation("composer");
  const limit = useLimit()("rcs.image-bytes");
  const shown = useShared(rcsShown({ rcs }, useChosenPlace()));
  const media = (rcs.cards ?? []).map((card) => card.media);
  const biggest = largest(media);
  const size = (count: number) => sized(count, i18n.language);
  return (
    <Tile
      view={look}
      changed={changed}
      form="rcs"
      unfit={rcs.unfit}
      losses={rcs.losses}
      phone={shown && <PreviewPhone name={t(`preview.${look}`)} channel="rcs" shown={shown} look={look} />}
    >
      <p className={classes.line}>
        <Size bytes={rcs.bytes ?? 0} />
        <Score score={worstScore(media)} />
        {look === "android" && (
          <>
            <Cost price={rcs.price} />
            <BeforeAfter channel="RCS" media={media} />
          </>
        )}
      </p>
      {biggest > 0 && limit !== undefined && (
        <Bar
          used={biggest}
          limit={limit}
          label={t("preview.imageLimit", { used: size(biggest), limit: size(limit) })}
        />
      )}
      {rcs.bytes !== undefined && <Loads bytes={rcs.bytes} />}
      {look === "ios" && <p className={classes.note}>{t("preview.ios_note")}</p>}
    </Tile>
  );
});
