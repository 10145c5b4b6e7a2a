import { useTranslation } from "react-i18next";
import classes from "./Notice.module.css";
import { ProblemNotice } from "./ProblemNotice";

/** A page that cannot go on says so, and offers to load again. */
export function Crash({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <main className={classes.empty} aria-label={t("problem.title")}>
      <ProblemNotice error={error} onRetry={() => window.location.reload()} />
    </main>
  );
}
