import { Button, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/approvals";
import { Dialog } from "../../shell/Dialog";
import { tellDone } from "../../shell/done";
import form from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useApprovers, useLookAgain } from "./useApprovals";

type Props = {
  template: string;
  version: number;
  /** The last changes are still on their way to the server. */
  saving?: boolean;
  onClose: () => void;
};

/** Asks for the approval of the version that lies there. */
export function AskDialog({ template, version, saving = false, onClose }: Props) {
  const { t } = useTranslation("approvals");
  const [note, setNote] = useState("");
  const names = useApprovers();
  const again = useLookAgain();
  const ask = useMutation({
    mutationFn: () => calls.ask(template, version, note.trim()),
    onSuccess: () => {
      tellDone(t("asked"));
      onClose();
    },
    onSettled: again,
  });
  return (
    <Dialog title={t("askTitle", { version })} onClose={onClose} firm={note !== ""}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving) ask.mutate();
        }}
      >
        <p>{names ? t("askWho", { names }) : t("askNobody")}</p>
        <Textarea
          label={t("note")}
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-testid="approval-note"
        />
        {saving && <p>{t("saving")}</p>}
        {ask.isError && <ProblemNotice error={ask.error} />}
        <div className={form.foot}>
          <Button type="submit" loading={ask.isPending} disabled={saving} data-testid="ask-approval-do">
            {t("ask")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
