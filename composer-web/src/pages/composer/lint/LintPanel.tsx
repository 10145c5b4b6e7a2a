import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { FindingItem } from "./FindingItem";
import classes from "./Lint.module.css";
import { LintSummary } from "./LintSummary";
import { useLint } from "./useLinting";
import { useRules } from "./useRules";

export const LINT = "lint";

/** More than these are shown by who asks for them, so that the phones stay in sight. */
const FEW = 3;

/** What is worth changing about the card, the heaviest first, each with its place and, where a program can do it, its fix. */
export function LintPanel() {
  const { t } = useTranslation("composer");
  const { report, fresh, error, again } = useLint();
  const [all, setAll] = useState(false);
  const rules = useRules();
  const findings = report?.findings ?? [];
  const shown = all ? findings : findings.slice(0, FEW);
  const unjudged = (report?.unjudged ?? []).map((id) => rules(id)?.title ?? id);
  return (
    <section
      id={LINT}
      tabIndex={-1}
      className={classes.panel}
      aria-label={t("lint.title")}
      data-testid="lint"
      data-fresh={fresh}
    >
      <LintSummary />
      {error !== undefined && <ProblemNotice error={error} onRetry={again} />}
      {findings.length > 0 && (
        <ol className={classes.findings}>
          {shown.map((finding) => (
            <FindingItem
              key={`${finding.rule} ${finding.pointer} ${finding.locale} ${finding.sentence}`}
              finding={finding}
              fresh={fresh}
            />
          ))}
        </ol>
      )}
      {findings.length > FEW && (
        <button type="button" className={classes.more} onClick={() => setAll(!all)} data-testid="lint-all">
          {all ? t("lint.fewer") : t("lint.more", { count: findings.length - FEW })}
        </button>
      )}
      {unjudged.length > 0 && (
        <p className={classes.unjudged}>{t("lint.unjudged", { rules: unjudged.join(" · ") })}</p>
      )}
    </section>
  );
}
