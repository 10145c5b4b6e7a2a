import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PartMissing, type Problem, ProblemError, TooLarge, Unreachable } from "../api/problem";
import { bytes } from "../i18n/format";
import { Icon } from "./Icon";
import classes from "./Notice.module.css";

type Words = { title: string; detail?: string; remedy?: string; errors: NonNullable<Problem["errors"]> };

/** Of a page's own file the router tells in the browser's words. */
const isMissing = (error: unknown) =>
  error instanceof PartMissing ||
  (error instanceof TypeError && /imported module|module script/.test(error.message));

/** Says what happened, why, and what to do; each field's error by its pointer. */
export function ProblemNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const words = useWords(error);
  const missing = isMissing(error);
  return (
    <div className={classes.problem} role="alert" data-testid="problem">
      <Icon name="warning" />
      <div>
        <strong>{words.title}</strong>
        {words.detail && <p>{words.detail}</p>}
        {words.errors.length > 0 && (
          <ul aria-label={t("problem.fields")}>
            {words.errors.map((field) => (
              <li key={field.pointer + field.detail}>
                <code>{field.pointer || "/"}</code> {field.detail}
              </li>
            ))}
          </ul>
        )}
        {words.remedy && <p className={classes.remedy}>{words.remedy}</p>}
        {(onRetry || missing) && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={missing ? () => window.location.reload() : onRetry}
            mt="xs"
          >
            {t(missing ? "problem.reload" : "problem.retry")}
          </Button>
        )}
      </div>
    </div>
  );
}

/** What happened, why, and what to do, in the reader's language. */
export function useWords(error: unknown): Words {
  const { t, i18n } = useTranslation();
  if (error instanceof Unreachable) {
    return { title: t("problem.unreachable"), remedy: t("problem.unreachableRemedy"), errors: [] };
  }
  if (isMissing(error)) {
    return { title: t("problem.missing"), remedy: t("problem.missingRemedy"), errors: [] };
  }
  if (error instanceof TooLarge) {
    const size = (count: number) => bytes(count, i18n.language);
    return {
      title: t("problem.tooLarge", { size: size(error.bytes), most: size(error.most) }),
      remedy: t("problem.tooLargeRemedy"),
      errors: [],
    };
  }
  if (!(error instanceof ProblemError)) {
    return { title: t("problem.crash"), remedy: t("problem.crashRemedy"), errors: [] };
  }
  const { status, title, detail, errors = [] } = error.problem;
  const own: Record<number, string> = {
    403: t("problem.forbidden"),
    404: t("problem.notFound"),
    429: t("problem.tooMany"),
  };
  const known = own[status] ?? (title || detail ? undefined : t("problem.status", { status }));
  return {
    title: title || t("problem.title"),
    ...(detail ? { detail } : known ? { remedy: known } : {}),
    errors,
  };
}
