import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "./words";
import { ProblemError } from "../../api/problem";
import * as calls from "../../api/templates";
import { Empty } from "../../shell/Empty";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { Composer } from "./Composer";
import classes from "./Composer.module.css";

/** One template, opened for writing. */
export function ComposerPage() {
  const { t } = useTranslation("composer");
  const { id } = useParams({ from: "/guarded/templates/$id" });
  const stored = useQuery({
    queryKey: ["template", id],
    queryFn: () => calls.template(id),
    // What is open here is this page's own affair: others' saves are met when saving.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (stored.data) return <Composer key={id} template={id} stored={stored.data} />;
  const gone = stored.error instanceof ProblemError && stored.error.problem.status === 404;
  return (
    <main className={classes.alone}>
      {stored.isPending && <Waiting what={t("loading")} />}
      {gone && (
        <Empty wholePage icon="templates" title={t("missing.title")} text={t("missing.text")}>
          <Link to="/templates" search={{}}>
            {t("library.title")}
          </Link>
        </Empty>
      )}
      {stored.error instanceof calls.NewerDocument && (
        <Empty wholePage icon="warning" title={t("newer.title")} text={t("newer.text")}>
          <Link to="/templates" search={{}}>
            {t("library.title")}
          </Link>
        </Empty>
      )}
      {stored.isError && !gone && !(stored.error instanceof calls.NewerDocument) && (
        <ProblemNotice error={stored.error} onRetry={() => void stored.refetch()} />
      )}
    </main>
  );
}
