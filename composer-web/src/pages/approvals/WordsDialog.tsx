import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApprovalDecision } from "../../api/types";
import { Dialog } from "../../shell/Dialog";
import form from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useDecide } from "./useDecide";

type Props = {
  template: string;
  version: number;
  decision: Exclude<ApprovalDecision["decision"], "approve">;
  /** What others did since it was opened, where that is against deciding. */
  meanwhile?: string | false;
  onClose: () => void;
  onDone: () => void;
};

/** What is decided against a version is said in words, so that somebody can do better. */
export function WordsDialog({ template, version, decision, meanwhile, onClose, onDone }: Props) {
  const { t } = useTranslation("approvals");
  const [words, setWords] = useState("");
  const [missing, setMissing] = useState(false);
  const decide = useDecide(template, version, onDone);
  return (
    <Dialog
      title={decision === "takeBack" ? t("takeBackTitle", { version }) : t("sendBackDo")}
      onClose={onClose}
      firm={words !== ""}
    >
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          setMissing(words.trim() === "");
          if (words.trim()) decide.mutate({ decision, words: words.trim() });
        }}
      >
        {decision === "takeBack" && <p>{t("takeBackText")}</p>}
        <Textarea
          label={t("words")}
          autosize
          minRows={3}
          maxLength={1000}
          data-autofocus
          value={words}
          error={missing && words.trim() === "" && t("wordsMissing")}
          onChange={(event) => setWords(event.currentTarget.value)}
          data-testid="decision-words"
        />
        {meanwhile && <p role="status">{meanwhile}</p>}
        {decide.isError && <ProblemNotice error={decide.error} />}
        <div className={form.foot}>
          <Button
            type="submit"
            color={decision === "takeBack" ? "red" : "accent"}
            loading={decide.isPending}
            data-testid="decision-do"
          >
            {t(decision === "takeBack" ? "takeBackDo" : "sendBackDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
