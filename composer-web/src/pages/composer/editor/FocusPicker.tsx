import { type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Focus, Height, Media } from "../../../document/card";
import { type Box, cropOf, shapeOf } from "../../../document/crop";
import { Icon } from "../../../shell/Icon";
import { useOfCard } from "../bench";
import { useSource } from "../Thumb";
import classes from "./Picture.module.css";

type Size = { width: number; height: number };

const heights = ["short", "medium", "tall"] as const satisfies readonly Height[];
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

const frame = ({ width, height }: Size) => ({
  aspectRatio: `${width} / ${height}`,
  width: `min(100%, ${(HIGHEST_REM * width) / height}rem)`,
});

const percent = (value: number) => `${value * 100}%`;

const placed = ({ x, y, width, height }: Box) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});

function pointOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): Focus {
  const box = currentTarget.getBoundingClientRect();
  return { x: part((clientX - box.left) / box.width), y: part((clientY - box.top) / box.height) };
}

const part = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 1000) / 1000;

/** The picture with the point that stays in view; what handsets of this height cut off is dimmed, not hidden. */
export function FocusPicker({ media, onFocus }: { media: Media; onFocus: (focus: Focus) => void }) {
  const { t } = useTranslation("composer");
  const source = useSource(media.asset);
  const [size, setSize] = useState<Size>();
  const [broken, setBroken] = useState(false);
  // While it is dragged the point is this picture's own affair: each of its places would be fitted anew.
  const [dragged, setDragged] = useState<Focus>();
  const focus = dragged ?? media.focus ?? CENTRE;
  const put = ({ x, y }: Focus) => onFocus({ x: part(x), y: part(y) });
  const take = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(pointOf(event));
  };
  const drop = () => {
    if (dragged) put(dragged);
    setDragged(undefined);
  };
  if (broken) {
    return (
      <div className={classes.empty}>
        <Icon name="picture" size={28} />
        <p>{t("picture.unseen")}</p>
      </div>
    );
  }
  return (
    <>
      <div
        className={classes.focus}
        style={size && frame(size)}
        onPointerDown={take}
        onPointerMove={(event) => dragged && setDragged(pointOf(event))}
        onPointerUp={drop}
        onPointerCancel={() => setDragged(undefined)}
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
        {size && <Crops size={size} focus={focus} height={media.height ?? "medium"} />}
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
            put({ x: focus.x + by.x, y: focus.y + by.y });
          }}
          data-testid="focus"
        />
      </div>
      <p className={classes.how}>{t("picture.focusHow")}</p>
    </>
  );
}

/** What is kept at the chosen height, and in thin lines at the others, where the layout has others. */
function Crops({ size, focus, height }: { size: Size; focus: Focus; height: Height }) {
  const { t } = useTranslation("composer");
  const shapes = useOfCard((card) => heights.map((one) => ({ height: one, shape: shapeOf(card, one) })));
  const chosen = useOfCard((card) => shapeOf(card, height));
  const others = shapes.filter(({ shape }) => shape !== chosen);
  return (
    <>
      <span className={classes.kept} style={placed(cropOf(size, chosen, focus))} />
      {others.map(({ height: one, shape }) => (
        <span key={one} className={classes.other} style={placed(cropOf(size, shape, focus))}>
          <small>{t(`picture.${one}`)}</small>
        </span>
      ))}
    </>
  );
}
