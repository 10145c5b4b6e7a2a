import { useTranslation } from "react-i18next";
import type { CardDocument } from "../../../document/card";
import { useDifferences } from "../history/useDifferences";
import classes from "./Approval.module.css";

/** Which cards and translations differ from what was approved last. */
export function Differences({ then, now }: { then: CardDocument; now: CardDocument }) {
  const { t } = useTranslation("approvals");
  const found = useDifferences()(then, now);
  return (
    <p className={classes.said}>{found.length === 0 ? t("same") : `${t("differs")} ${found.join(" · ")}`}</p>
  );
}
