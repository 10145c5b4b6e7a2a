import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { later } from "../../../shell/later";
import classes from "./Approval.module.css";
import { useStanding } from "./useStanding";

const AskDialog = later(() => import("../../approvals/AskDialog"), "AskDialog");
const ReviewDialog = later(() => import("./ReviewDialog"), "ReviewDialog");

/** What somebody has to do now about a version of this template: decide, or change what was sent back. */
export function ApprovalBar() {
  const { t } = useTranslation("approvals");
  const { template, version, saved, standing, approvals, mayAsk, mayDecide } = useStanding();
  const [open, setOpen] = useState<"review" | "ask">();
  const asked = approvals?.asked;
  const decide = standing.state === "waiting" && mayDecide && asked?.own === false;
  const back = standing.state === "sentBack" && mayAsk;
  if (!asked || !(decide || back)) return null;
  return (
    <>
      <section className={classes.bar} data-tone={asked.state} data-testid="approval-bar">
        <p>
          <strong>
            {decide
              ? t("bar", { name: asked.askedByName, version: asked.version })
              : t("barBack", { name: asked.decidedByName, version: asked.version })}
          </strong>{" "}
          {decide ? asked.note && `“${asked.note}”` : asked.words}
        </p>
        {decide ? (
          <Button size="compact-md" onClick={() => setOpen("review")} data-testid="review">
            {t("look")}
          </Button>
        ) : (
          <Button size="compact-md" variant="default" onClick={() => setOpen("ask")} data-testid="ask-again">
            {t("askMore")}
          </Button>
        )}
      </section>
      {open === "review" && (
        <ReviewDialog asked={asked} before={approvals.approved?.version} onClose={() => setOpen(undefined)} />
      )}
      {open === "ask" && (
        <AskDialog template={template} version={version} saving={!saved} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
