import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Approval } from "../../../api/types";
import { later } from "../../../shell/later";
import classes from "./Approval.module.css";
import { useStanding } from "./useStanding";

const AskDialog = later(() => import("../../approvals/AskDialog"), "AskDialog");
const ReviewDialog = later(() => import("./ReviewDialog"), "ReviewDialog");

/** A review is of what was asked for when it was opened, whatever others do meanwhile. */
type Open = "ask" | { asked: Approval; before: number | undefined };

/** What somebody has to do now about a version of this template: decide, or change what was sent back. */
export function ApprovalBar() {
  const { t } = useTranslation("approvals");
  const { template, version, saved, standing, approvals, mayAsk, mayDecide } = useStanding();
  const [open, setOpen] = useState<Open>();
  const asked = approvals?.asked;
  const decide = standing.state === "waiting" && mayDecide && asked?.own === false;
  const back = standing.state === "sentBack" && mayAsk;
  const review = typeof open === "object" ? open : undefined;
  const close = () => setOpen(undefined);
  return (
    <>
      {asked && (decide || back) && (
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
            <Button
              size="compact-md"
              onClick={() => setOpen({ asked, before: approvals.approved?.version })}
              data-testid="review"
            >
              {t("look")}
            </Button>
          ) : (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => setOpen("ask")}
              data-testid="ask-again"
            >
              {t("askMore")}
            </Button>
          )}
        </section>
      )}
      {review && (
        <ReviewDialog
          {...review}
          over={asked?.version !== review.asked.version || asked.state !== "waiting"}
          onClose={close}
        />
      )}
      {open === "ask" && <AskDialog template={template} version={version} saving={!saved} onClose={close} />}
    </>
  );
}
