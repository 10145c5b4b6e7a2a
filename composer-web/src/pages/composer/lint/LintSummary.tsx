import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import classes from "./Lint.module.css";
import { useLint } from "./useLinting";

/** How much there is to change; errors apart from advice, and a word where there is nothing. */
export function LintSummary() {
  const { t } = useTranslation("composer");
  const { report, error } = useLint();
  const advice = (report?.warnings ?? 0) + (report?.hints ?? 0);
  return (
    <header className={classes.summary}>
      <h2>{t("lint.title")}</h2>
      <span role="status" data-testid="lint-summary">
        {report && report.errors > 0 && (
          <em data-tone="bad">
            <Icon name="stop" size={14} /> {t("lint.errors", { count: report.errors })}
          </em>
        )}
        {advice > 0 && (
          <em data-tone="wait">
            <Icon name="warning" size={14} /> {t("lint.advice", { count: advice })}
          </em>
        )}
        {report?.findings.length === 0 && (
          <em data-tone="good">
            <Icon name="check" size={14} /> {t("lint.clean")}
          </em>
        )}
        {!report && error === undefined && t("lint.waiting")}
      </span>
    </header>
  );
}
