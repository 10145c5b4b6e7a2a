import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/PasswordInput.css";
import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { changePassword } from "../../api/calls";
import { errorOf, ProblemError } from "../../api/problem";
import { signedIn } from "../../api/signedIn";
import { Dialog } from "../Dialog";
import classes from "../Form.module.css";
import { ProblemNotice } from "../ProblemNotice";
import { commands } from "./commands";

const SHORTEST = 12;

/** One's own password: the one that an administrator handed over does not stay. */
export function OwnPassword() {
  const { t } = useTranslation("commands");
  const { t: shell } = useTranslation();
  const show = commands((now) => now.show);
  const email = signedIn((state) => state.session?.user.email);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const close = () => show(undefined);
  const change = useMutation({ mutationFn: () => changePassword(current, next) });
  const refused =
    change.error instanceof ProblemError ? errorOf(change.error.problem, "/current") : undefined;
  const wrong = {
    current: current ? undefined : t("password.currentMissing"),
    next: next.length >= SHORTEST ? undefined : t("password.short", { count: SHORTEST }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong.current && !wrong.next) change.mutate();
  };
  return (
    <Dialog title={t("password.title")} onClose={close}>
      {change.isSuccess ? (
        <div className={classes.form} role="status">
          <p>{t("password.done")}</p>
          <div className={classes.foot}>
            <Button onClick={close} data-autofocus data-testid="password-done">
              {shell("dialog.close")}
            </Button>
          </div>
        </div>
      ) : (
        <form className={classes.form} onSubmit={submit} noValidate data-testid="own-password">
          <p className={classes.note}>{t("password.lead")}</p>
          <input type="hidden" name="username" autoComplete="username" value={email ?? ""} readOnly />
          <PasswordInput
            label={t("password.current")}
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={(tried ? wrong.current : undefined) ?? refused}
            data-autofocus
            data-testid="current-password"
          />
          <PasswordInput
            label={t("password.next")}
            description={t("password.short", { count: SHORTEST })}
            autoComplete="new-password"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={tried ? wrong.next : undefined}
            data-testid="next-password"
          />
          {change.error && !refused && <ProblemNotice error={change.error} />}
          <div className={classes.foot}>
            <Button variant="default" onClick={close}>
              {shell("dialog.cancel")}
            </Button>
            <Button type="submit" loading={change.isPending} data-testid="change-password">
              {t("password.do")}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
