import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { useMay } from "../../api/roles";
import { signedIn } from "../../api/signedIn";
import * as calls from "../../api/templates";
import { Icon } from "../../shell/Icon";
import { NotYours } from "../../shell/NotYours";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { Compose } from "./Compose";
import { Outcome } from "./Outcome";
import classes from "./Send.module.css";
import { useDraft } from "./useDraft";

/** One template to a list of people: to whom, what will happen, and then how it goes. */
export function SendPage() {
  const { t } = useTranslation("send");
  const { template: id } = useParams({ from: "/guarded/inside/send/$template" });
  const may = useMay("messages:send");
  const user = signedIn((state) => state.session?.user.id) ?? "";
  const template = useQuery({
    queryKey: ["template", id],
    queryFn: () => calls.template(id),
    staleTime: 0,
    enabled: may,
  });
  const name = template.data?.draft.name ?? "";
  useTitle(t("title", { name }));
  if (!may) return <NotYours page={t("title", { name: "" })} scope="messages:send" />;
  if (template.isPending) return <Waiting what={t("title", { name: "" })} />;
  if (template.isError)
    return <ProblemNotice error={template.error} onRetry={() => void template.refetch()} />;
  return (
    <>
      <header className={classes.head}>
        <Link to="/templates/$id" params={{ id }} className={classes.back} aria-label={t("back")}>
          <Icon name="left" size={18} />
        </Link>
        <h1>{t("title", { name })}</h1>
      </header>
      <Send key={`${user} ${id}`} user={user} id={id} stored={template.data} />
    </>
  );
}

function Send({ user, id, stored }: { user: string; id: string; stored: calls.Stored }) {
  const { t } = useTranslation("send");
  const { t: approvals } = useTranslation("approvals");
  const { draft, change, renew, kept } = useDraft(user, id);
  const [older, setOlder] = useState<number>();
  const other = useQuery({
    queryKey: ["template-version", id, older],
    queryFn: () => calls.version(id, older ?? 0),
    enabled: older !== undefined,
  });
  const { version, draft: what } = (older === undefined ? undefined : other.data) ?? stored;
  return (
    <>
      {other.isError && <ProblemNotice error={other.error} onRetry={() => void other.refetch()} />}
      {version !== stored.version && !draft.out && (
        <p className={classes.hint} data-testid="older">
          {approvals("holdOlder", { version })}{" "}
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setOlder(undefined)}
            data-testid="use-newest"
          >
            {approvals("holdNewest", { version: stored.version })}
          </Button>
        </p>
      )}
      {!kept && <p className={classes.warning}>{t("keptNot")}</p>}
      {draft.out ? (
        <Outcome draft={draft} out={draft.out} change={change} renew={renew} />
      ) : (
        <Compose
          draft={draft}
          change={change}
          renew={renew}
          template={{ id, version }}
          card={what.card}
          onVersion={setOlder}
        />
      )}
    </>
  );
}
