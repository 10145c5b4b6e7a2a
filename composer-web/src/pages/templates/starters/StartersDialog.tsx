import { useTranslation } from "react-i18next";
import { Dialog } from "../../../shell/Dialog";
import classes from "../Templates.module.css";
import { StarterTiles } from "./StarterTiles";

export function StartersDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("library");
  return (
    <Dialog title={t("startersTitle")} size="72rem" onClose={onClose}>
      <p className={classes.lead}>{t("startersLead")}</p>
      <StarterTiles />
    </Dialog>
  );
}
