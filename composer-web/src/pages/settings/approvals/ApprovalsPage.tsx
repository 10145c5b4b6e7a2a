import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Switch } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../words";
import * as calls from "../../../api/approvals";
import { useMay } from "../../../api/roles";
import type { ApprovalRule } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Lead } from "../Lead";
import classes from "./Approvals.module.css";

/** Whether real phones get approved versions only; administrators say so. */
export function ApprovalsPage() {
  const { t } = useTranslation("settings");
  const rule = useQuery({ queryKey: ["approval-rule"], queryFn: calls.rule });
  return (
    <>
      <Lead title={t("tab.approvals")} text={t("approvals.lead")} />
      {rule.isPending && <Waiting what={t("tab.approvals")} />}
      {rule.isError && <ProblemNotice error={rule.error} onRetry={() => void rule.refetch()} />}
      {rule.data && <Rule rule={rule.data} />}
    </>
  );
}

function Rule({ rule }: { rule: ApprovalRule }) {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const may = [useMay("settings:write"), useMay("content:approve")].every(Boolean);
  const put = useMutation({
    mutationFn: calls.putRule,
    onSuccess: (now) => cache.setQueryData(["approval-rule"], now),
  });
  const on = put.isPending ? put.variables : rule.approvedOnly;
  return (
    <div className={classes.rule}>
      {may ? (
        <Switch
          size="md"
          label={t("approvals.switch")}
          checked={on}
          onChange={(event) => put.mutate(event.currentTarget.checked)}
          data-testid="approved-only"
        />
      ) : (
        <p className={classes.state}>{t(on ? "approvals.on" : "approvals.off")}</p>
      )}
      <p>{t("approvals.means")}</p>
      {put.isError && <ProblemNotice error={put.error} />}
      <p>{t("approvals.always")}</p>
      <section aria-labelledby="who-approves">
        <h2 id="who-approves">{t("approvals.who")}</h2>
        <ul className={classes.people} data-testid="approvers">
          {rule.approvers.map((name) => (
            <li key={name}>
              <Icon name="person" size={16} /> {name}
            </li>
          ))}
        </ul>
      </section>
      {rule.approvers.length < 2 && (
        <p className={classes.alone} data-testid="alone">
          <Icon name="warning" size={18} />
          <span>
            {t("approvals.alone")} <Link to="/settings/users">{t("approvals.invite")}</Link>
          </span>
        </p>
      )}
    </div>
  );
}
