import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApprovalMark } from "../approvals/ApprovalMark";
import { AskDialog } from "../approvals/AskDialog";
import { useApprovers } from "../approvals/useApprovals";
import classes from "./Send.module.css";
import type { Clearance } from "./useClearance";

type Props = {
  clearance: Clearance;
  template: string;
  version: number;
  onVersion: (version: number) => void;
};

/** Says before anything is planned that this version may not go to real phones, and what can be done. */
export function Hold({ clearance, template, version, onVersion }: Props) {
  const { t } = useTranslation("approvals");
  const names = useApprovers();
  const [asking, setAsking] = useState(false);
  const { standing, other } = clearance;
  return (
    <section className={classes.hold} aria-labelledby="hold" data-testid="hold">
      <div className={classes.holdHead}>
        <h3 id="hold" className={classes.holdTitle}>
          {t("holdTitle", { version })}
        </h3>
        <ApprovalMark standing={standing} />
      </div>
      <p>{t("holdText", { names })}</p>
      <div className={classes.actions}>
        {!(standing.state === "waiting" && standing.of === version) && (
          <Button onClick={() => setAsking(true)} data-testid="hold-ask">
            {t("askMore")}
          </Button>
        )}
        {other !== undefined && (
          <Button variant="default" onClick={() => onVersion(other)} data-testid="hold-other">
            {t("holdOther", { version: other })}
          </Button>
        )}
      </div>
      {asking && <AskDialog template={template} version={version} onClose={() => setAsking(false)} />}
    </section>
  );
}
