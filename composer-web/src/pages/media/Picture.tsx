import { useState } from "react";
import { thumbnailOf } from "../../api/templates";
import type { Asset } from "../../api/types";
import { Icon } from "../../shell/Icon";
import classes from "./Media.module.css";

const kindOf = ({ contentType }: Asset) => contentType.split("/")[0];

/** What it looks like; a sound, and what no picture can be made of, is its sign. */
export function Picture({ asset }: { asset: Asset }) {
  const [broken, setBroken] = useState(false);
  const kind = kindOf(asset);
  return (
    <span className={classes.picture}>
      {kind === "audio" || broken ? (
        <Icon name={kind === "audio" ? "sound" : kind === "video" ? "film" : "picture"} size={32} />
      ) : (
        <img
          src={thumbnailOf(asset.id)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
        />
      )}
      {kind === "video" && !broken && (
        <i className={classes.film}>
          <Icon name="film" size={18} />
        </i>
      )}
    </span>
  );
}
