import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { useLint } from "../lint/useLinting";
import classes from "./Cards.module.css";

/** How much the server would change, and the way to it. */
export function LintCount({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation("composer");
  const { report } = useLint();
  if (!report) return null;
  const { errors, findings } = report;
  const tone = errors > 0 ? "bad" : findings.length > 0 ? "wait" : "good";
  return (
    <button type="button" className={classes.lint} onClick={onOpen} data-testid="lint-count" data-tone={tone}>
      <Icon name={findings.length > 0 ? "warning" : "check"} size={16} />
      {t("lint.title")}
      <span data-testid="lint-number">{findings.length}</span>
    </button>
  );
}
