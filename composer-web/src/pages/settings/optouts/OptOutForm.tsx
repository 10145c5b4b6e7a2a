import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { senders } from "../../../api/calls";
import { optOut } from "../../../api/house";
import { errorOf, ProblemError } from "../../../api/problem";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { asNumber, isNumber } from "../../messages/filter";

type Props = { number?: string; onClose: () => void; onDone: () => void };

/** Someone asked by phone or at the counter: holds from the next step of any message. */
export function OptOutForm({ number: first = "", onClose, onDone }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const from = useQuery({ queryKey: ["senders"], queryFn: senders });
  const [typed, setTyped] = useState(first);
  const [sender, setSender] = useState("");
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const number = asNumber(typed);
  const add = useMutation({
    mutationFn: () =>
      optOut({
        number,
        ...(sender ? { sender } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      }),
    onSuccess: onDone,
  });
  const refused = add.error instanceof ProblemError ? errorOf(add.error.problem, "/number") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isNumber(number)) add.mutate();
  };
  return (
    <Dialog title={t("optOuts.addTitle")} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate data-testid="opt-out-form">
        <TextInput
          type="tel"
          label={t("optOuts.number")}
          placeholder={shell("messages.numberPlaceholder")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={tried && !isNumber(number) ? shell("messages.numberWrong") : refused}
          data-autofocus
          data-testid="opt-out-number"
        />
        <NativeSelect
          label={t("optOuts.from")}
          value={sender}
          onChange={(event) => setSender(event.currentTarget.value)}
          data={[
            { value: "", label: t("optOuts.whole") },
            ...(from.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          data-testid="opt-out-sender"
        />
        <TextInput
          label={t("optOuts.note")}
          description={t("optOuts.noteHint")}
          placeholder={t("optOuts.notePlaceholder")}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-testid="opt-out-note"
        />
        {add.error && !refused && <ProblemNotice error={add.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} data-testid="save-opt-out">
            {t("optOuts.addDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
