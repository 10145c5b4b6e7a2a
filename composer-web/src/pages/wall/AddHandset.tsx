import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { addHandset } from "../../api/calls";
import type { HandsetKind } from "../../api/types";
import { Dialog } from "../../shell/Dialog";
import classes from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";

const kinds = [
  "rcs",
  "rcs-ios",
  "rcs-cards",
  "mms-600",
  "mms-300",
  "mms-100",
  "sms",
] as const satisfies readonly HandsetKind[];

/** A name and what it can show; its number is the sandbox's to give. */
export function AddHandset({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("wall");
  const { t: shell } = useTranslation();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<HandsetKind>("rcs");
  const [tried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: () => addHandset(name.trim(), kind),
    onSuccess: async (made) => {
      await cache.invalidateQueries({ queryKey: ["handsets"] });
      onClose();
      void navigate({ to: "/wall", search: { phone: made.number, find: made.number } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim()) add.mutate();
  };
  return (
    <Dialog title={t("add")} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate data-testid="handset-form">
        <p className={classes.note}>{t("addLead")}</p>
        <TextInput
          label={t("addName")}
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? t("addNameMissing") : undefined}
          data-autofocus
          data-testid="handset-name"
        />
        <NativeSelect
          label={t("addKind")}
          value={kind}
          onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? kind)}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          data-testid="handset-kind"
        />
        {add.error && <ProblemNotice error={add.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} data-testid="save-handset">
            {t("addDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
