import { Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { withdraw } from "../../../api/approvals";
import { tellDone } from "../../../shell/done";
import { Icon } from "../../../shell/Icon";
import { later } from "../../../shell/later";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { useLookAgain } from "../../approvals/useApprovals";
import { useStanding } from "./useStanding";

const AskDialog = later(() => import("../../approvals/AskDialog"), "AskDialog");
const Dialog = later(() => import("../../../shell/Dialog"), "Dialog");
const WordsDialog = later(() => import("../../approvals/WordsDialog"), "WordsDialog");

/** What the role may do about the approval of this version: entries of a menu, and the windows that they open beside it. */
export function useApprovalDeeds(): { items: ReactNode; windows: ReactNode } {
  const { t } = useTranslation("approvals");
  const { template, version, saved, standing, approvals, mayAsk, mayDecide } = useStanding();
  const [open, setOpen] = useState<"ask" | { takeBack: number }>();
  const again = useLookAgain();
  const asked = approvals?.asked;
  const approved = approvals?.approved;
  const stop = useMutation({
    mutationFn: (of: number) => withdraw(template, of),
    onSuccess: (_, of) => tellDone(t("withdrawn", { version: of })),
    onSettled: again,
  });
  const close = () => setOpen(undefined);
  const settled = standing.of === version && (standing.state === "approved" || standing.state === "waiting");
  const items = (
    <>
      {mayAsk && approvals && !settled && (
        <Menu.Item
          leftSection={<Icon name="verified" size={16} />}
          onClick={() => setOpen("ask")}
          data-testid="ask-approval"
        >
          {t("askMore")}
        </Menu.Item>
      )}
      {mayAsk && asked?.state === "waiting" && (
        <Menu.Item
          leftSection={<Icon name="cross" size={16} />}
          onClick={() => stop.mutate(asked.version)}
          data-testid="withdraw-approval"
        >
          {t("withdraw")}
        </Menu.Item>
      )}
      {mayDecide && approved && (
        <Menu.Item
          leftSection={<Icon name="reply" size={16} />}
          onClick={() => setOpen({ takeBack: approved.version })}
          data-testid="take-back"
        >
          {t("takeBack")}
        </Menu.Item>
      )}
    </>
  );
  const windows = (
    <>
      {open === "ask" && <AskDialog template={template} version={version} saving={!saved} onClose={close} />}
      {typeof open === "object" && (
        <WordsDialog
          template={template}
          version={open.takeBack}
          decision="takeBack"
          onClose={close}
          onDone={close}
        />
      )}
      {stop.isError && (
        <Dialog title={t("withdraw")} onClose={stop.reset}>
          <ProblemNotice error={stop.error} />
        </Dialog>
      )}
    </>
  );
  return { items, windows };
}
