import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import classes from "./Message.module.css";
import { Timeline } from "./Timeline";

/** A message's story in the reader's language; the words come from the server, so a change of language asks again. */
export function Explained({ id }: { id: string }) {
  const { t, i18n } = useTranslation();
  const explain = useQuery({
    queryKey: ["message", id, "explain", i18n.language],
    queryFn: () => calls.explain(id),
    placeholderData: (before) => (before?.message === id ? before : undefined),
  });
  if (explain.isPending) return <Waiting what={t("message.timeline")} />;
  if (explain.isError) return <ProblemNotice error={explain.error} onRetry={() => void explain.refetch()} />;
  const { summary, lines } = explain.data;
  if (lines.length === 0) return <p className={classes.none}>{t("message.timelineEmpty")}</p>;
  return (
    <>
      <p className={classes.summary} data-testid="summary">
        {summary}
      </p>
      <Timeline lines={lines} />
    </>
  );
}
