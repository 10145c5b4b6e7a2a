import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Asset } from "../../api/types";
import { bytes } from "../../i18n/format";
import tile from "../../shell/Tile.module.css";
import type { Filter } from "./filter";
import classes from "./Media.module.css";
import { Picture } from "./Picture";

export function AssetTile({ asset, filter }: { asset: Asset; filter: Filter }) {
  const { t } = useTranslation("media");
  const facts = useFacts(asset);
  const { templates = 0 } = asset;
  return (
    <li className={tile.tile} data-testid="asset" data-id={asset.id}>
      <Picture asset={asset} />
      <div className={classes.about}>
        <h2>
          <Link
            className={tile.door}
            to="/media"
            search={{ ...filter, asset: asset.id }}
            data-testid="open-asset"
          >
            {asset.name}
          </Link>
        </h2>
        <p>{facts.join(" · ")}</p>
        <p>{templates > 0 ? t("inTemplates", { count: templates }) : t("inNone")}</p>
      </div>
    </li>
  );
}

/** Its type, size, pixels and length, as far as it has them. */
export function useFacts({ contentType, bytes: size, width, height, seconds }: Asset): string[] {
  const { t, i18n } = useTranslation("media");
  const kind = contentType.split("/")[1]?.replace(/^x-/, "").toUpperCase() ?? contentType;
  return [
    kind,
    bytes(size, i18n.language),
    ...(width && height ? [t("pixels", { width, height })] : []),
    ...(seconds === undefined
      ? []
      : [
          t("seconds", {
            seconds: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(seconds),
          }),
        ]),
  ];
}
