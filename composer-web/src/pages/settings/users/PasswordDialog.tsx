import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { changeUser } from "../../../api/house";
import type { User } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { PasswordField } from "./PasswordField";
import { madeUp, SHORTEST } from "./password";

type Props = { user: User; onClose: () => void; onDone: (password: string) => void };

/** Takes a colleague's password away and gives a new one. */
export function PasswordDialog({ user, onClose, onDone }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const [password, setPassword] = useState(madeUp);
  const set = useMutation({
    mutationFn: () => changeUser(user.id, { password }),
    onSuccess: () => onDone(password),
  });
  const short = password.length < SHORTEST;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!short) set.mutate();
  };
  return (
    <Dialog title={t("users.resetTitle", { name: user.name })} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate>
        <p>{t("users.resetText", { name: user.name })}</p>
        <PasswordField
          value={password}
          onChange={setPassword}
          error={short ? t("users.passwordShort") : undefined}
        />
        {set.error && <ProblemNotice error={set.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={set.isPending} data-testid="set-password">
            {t("users.resetDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
