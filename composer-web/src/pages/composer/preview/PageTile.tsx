import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import { here } from "../../../phones/shownOf";
import classes from "./Preview.module.css";
import { Tile } from "./Tile";
import { useLoaded } from "./useLoaded";

/** The page that the short link opens: the server's own HTML, shut off from this page. */
type Props = { page: Preview["page"]; changed: number };

export const PageTile = memo(function PageTile({ page, changed }: Props) {
  const { t } = useTranslation("composer");
  const html = useLoaded(page?.replace(/(<img[^>]* src=")([^"]+)/g, (_, before, url) => before + here(url)));
  if (!html) return null;
  return (
    <Tile
      view="page"
      changed={changed}
      phone={
        <div className={classes.page}>
          <iframe title={t("preview.page")} sandbox="" srcDoc={html} />
        </div>
      }
    >
      <p className={classes.note}>{t("preview.page_note")}</p>
    </Tile>
  );
});
