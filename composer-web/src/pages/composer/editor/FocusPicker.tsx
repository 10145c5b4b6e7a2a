import { type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Focus, Media } from "../../../document/card";
import { cropOf, shapeOf } from "../../../document/crop";
import { Icon } from "../../../shell/Icon";
import { useCard, usePerform } from "../composer";
import { useSource } from "../Thumb";
import classes from "./Picture.module.css";

const CENTRE: Focus = { x: 0.5, y: 0.5 };
const STEP = 0.02;

const arrows: Record<string, Focus> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

/** A portrait is not let to push everything else off the screen. */
const HIGHEST_REM = 18;

const frame = ({ width, height }: { width: number; height: number }) => ({
  aspectRatio: `${width} / ${height}`,
  width: `min(100%, ${(HIGHEST_REM * width) / height}rem)`,
});

const part = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;

/** The picture with the point that stays in view; what handsets of this height cut off is dimmed, not hidden. */
export function FocusPicker({ card: id, media }: { card: string; media: Media }) {
  const { t } = useTranslation("composer");
  const card = useCard();
  const perform = usePerform();
  const source = useSource(media.asset);
  const [size, setSize] = useState<{ width: number; height: number }>();
  const [broken, setBroken] = useState(false);
  const focus = media.focus ?? CENTRE;
  const put = (x: number, y: number) =>
    perform({ do: "media", card: id, media: { ...media, focus: { x: part(x), y: part(y) } } });
  const follow = (event: PointerEvent<HTMLElement>) => {
    if (event.type === "pointermove" && !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    put((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  if (broken) {
    return (
      <div className={classes.empty}>
        <Icon name="picture" size={28} />
        <p>{t("picture.unseen")}</p>
      </div>
    );
  }
  const kept = size && cropOf(size, shapeOf(card, media.height ?? "medium"), focus);
  const percent = (value: number) => `${value * 100}%`;
  return (
    <>
      <div
        className={classes.focus}
        style={size && frame(size)}
        onPointerDown={follow}
        onPointerMove={follow}
      >
        <img
          src={source}
          alt={media.alt ?? ""}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setSize({ width, height })
          }
          onError={() => setBroken(true)}
        />
        {kept && (
          <span
            className={classes.kept}
            style={{
              left: percent(kept.x),
              top: percent(kept.y),
              width: percent(kept.width),
              height: percent(kept.height),
            }}
          />
        )}
        <button
          type="button"
          className={classes.point}
          style={{ left: percent(focus.x), top: percent(focus.y) }}
          aria-label={t("picture.focus", { x: Math.round(focus.x * 100), y: Math.round(focus.y * 100) })}
          title={t("picture.focusHow")}
          onKeyDown={(event) => {
            const by = arrows[event.key];
            if (!by) return;
            event.preventDefault();
            put(focus.x + by.x, focus.y + by.y);
          }}
          data-testid="focus"
        />
      </div>
      <p className={classes.how}>{t("picture.focusHow")}</p>
    </>
  );
}
