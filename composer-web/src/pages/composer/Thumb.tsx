import { useState } from "react";
import { useStore } from "zustand";
import { thumbnailOf } from "../../api/templates";
import type { Media } from "../../document/card";
import { Icon } from "../../shell/Icon";
import { useBench } from "./bench";
import classes from "./Composer.module.css";

/** Where a picture can be seen now: from this browser if it was just uploaded, else small from the server. */
export function useSource(asset: string): string {
  const local = useStore(useBench().uploads, (uploads) => uploads.local[asset]);
  return local ?? thumbnailOf(asset);
}

/** A card's picture, small, around its focus. */
export function Thumb({ media }: { media: Media | undefined }) {
  return (
    <span className={classes.thumb}>
      {media ? <Seen key={media.asset} media={media} /> : <Icon name="text" size={18} />}
    </span>
  );
}

function Seen({ media: { asset, focus = { x: 0.5, y: 0.5 } } }: { media: Media }) {
  const source = useSource(asset);
  const [broken, setBroken] = useState(false);
  if (broken) return <Icon name="picture" size={18} />;
  const style = { objectPosition: `${focus.x * 100}% ${focus.y * 100}%` };
  return <img src={source} alt="" style={style} onError={() => setBroken(true)} />;
}
