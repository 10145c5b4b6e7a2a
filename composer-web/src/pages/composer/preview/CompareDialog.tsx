import "../../../shell/dialog.css";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { contentOf } from "../../../api/templates";
import type { Focus } from "../../../document/card";
import { cropOf } from "../../../document/crop";
import { bytes as sized } from "../../../i18n/format";
import type { Fitted } from "../../../phones/shownOf";
import { here } from "../../../phones/shownOf";
import classes from "./Compare.module.css";

/** A picture as it was uploaded and as it is sent, and the card that it stands on. */
export type Compared = { place: number; asset: string; focus: Focus; sent: Fitted };

type Props = { channel: string; pictures: Compared[]; onClose: () => void };

/** What fitting cost: every picture before and after, under a line that is moved. */
export function CompareDialog({ channel, pictures, onClose }: Props) {
  const { t } = useTranslation("composer");
  return (
    <Modal
      opened
      size="44rem"
      title={t("compare.title", { channel })}
      closeButtonProps={{ "aria-label": t("close") }}
      onClose={onClose}
    >
      <div className={classes.pictures} data-testid="compare">
        {pictures.map((picture) => (
          <Both key={picture.place} picture={picture} />
        ))}
      </div>
    </Modal>
  );
}

const percent = (part: number) => `${part * 100}%`;

/** What was cut off is cut off of the picture as uploaded too, so that the same lies over the same. */
function Both({ picture: { place, asset, focus, sent } }: { picture: Compared }) {
  const { t, i18n } = useTranslation("composer");
  const [line, setLine] = useState(50);
  const [box, setBox] = useState({ x: 0, y: 0, width: 1, height: 1 });
  const shape = (sent.width ?? 4) / (sent.height ?? 3);
  const name = t("card.number", { number: place + 1 });
  const facts = t("compare.sent", {
    size: sized(sent.bytes, i18n.language),
    score: sent.score === undefined ? "–" : Math.round(sent.score),
  });
  return (
    <figure className={classes.both}>
      <div className={classes.frame} style={{ aspectRatio: shape }}>
        <img
          src={contentOf(asset)}
          alt={t("compare.before")}
          style={{
            width: percent(1 / box.width),
            height: percent(1 / box.height),
            left: percent(-box.x / box.width),
            top: percent(-box.y / box.height),
          }}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) =>
            setBox(cropOf({ width, height }, shape, focus))
          }
        />
        <img src={here(sent.url)} alt={facts} style={{ clipPath: `inset(0 0 0 ${line}%)` }} />
        <i style={{ left: `${line}%` }} aria-hidden />
        <input
          type="range"
          min={0}
          max={100}
          value={line}
          aria-label={t("compare.line", { name })}
          onChange={(event) => setLine(Number(event.currentTarget.value))}
          data-testid="compare-line"
        />
      </div>
      <figcaption>
        <span>{t("compare.before")}</span>
        <strong>{name}</strong>
        <span>{facts}</span>
      </figcaption>
    </figure>
  );
}
