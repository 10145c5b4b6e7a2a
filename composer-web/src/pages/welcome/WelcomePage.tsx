import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/PasswordInput.css";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { acceptWelcome, welcome } from "../../api/calls";
import { errorOf, ProblemError } from "../../api/problem";
import { signedIn } from "../../api/signedIn";
import type { Session, Welcome } from "../../api/types";
import { dateTime } from "../../i18n/format";
import { LanguageSwitch } from "../../shell/LanguageSwitch";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import classes from "../sign-in/SignIn.module.css";

export const SHORTEST = 12;

/** Where a link leads that somebody was handed: they set their own password and are in. */
export function WelcomePage() {
  const { t } = useTranslation("welcome");
  const navigate = useNavigate();
  const { token } = useParams({ from: "/welcome/$token" });
  const found = useQuery({ queryKey: ["welcome", token], queryFn: () => welcome(token), retry: false });
  const reset = found.data?.purpose === "reset";
  const title = found.data && !reset ? t("title", found.data) : t("resetTitle");
  useTitle(title);
  const enter = (session: Session) => {
    signedIn.getState().begin(session);
    void navigate({ to: "/", replace: true });
  };
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.head}>
          <img src="/favicon.svg" alt="" />
          <h1>{found.isError ? t("void") : title}</h1>
          {found.data && <p>{t(reset ? "resetLead" : "lead", found.data)}</p>}
        </div>
        {found.isPending && <Waiting what={t("looking")} />}
        {found.isError && (
          <>
            <ProblemNotice error={found.error} />
            <Button variant="default" onClick={() => void navigate({ to: "/sign-in" })}>
              {t("toSignIn")}
            </Button>
          </>
        )}
        {found.data && <WelcomeForm token={token} of={found.data} onDone={enter} />}
        <div className={classes.foot}>
          <LanguageSwitch className={classes.language} />
        </div>
      </div>
    </main>
  );
}

type Props = { token: string; of: Welcome; onDone: (session: Session) => void };

function WelcomeForm({ token, of, onDone }: Props) {
  const { t, i18n } = useTranslation("welcome");
  const joins = of.purpose === "invitation";
  const [name, setName] = useState(of.name);
  const [password, setPassword] = useState("");
  const [tried, setTried] = useState(false);
  const accept = useMutation({
    mutationFn: () => acceptWelcome(token, { password, ...(joins ? { name: name.trim() } : {}) }),
    onSuccess: onDone,
  });
  const problem = accept.error instanceof ProblemError ? accept.error.problem : undefined;
  const wrong = {
    name: name.trim() ? undefined : t("nameMissing"),
    password: password.length >= SHORTEST ? undefined : t("passwordShort"),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong.name && !wrong.password) accept.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate data-testid="welcome-form">
      {accept.error && <ProblemNotice error={accept.error} />}
      <input type="hidden" name="username" autoComplete="username" value={of.email} readOnly />
      {joins && (
        <TextInput
          label={t("name")}
          size="md"
          maxLength={100}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={(tried ? wrong.name : undefined) ?? errorOf(problem, "/name")}
          data-testid="welcome-name"
        />
      )}
      <PasswordInput
        label={t("password")}
        description={t("passwordHint")}
        size="md"
        maxLength={200}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={(tried ? wrong.password : undefined) ?? errorOf(problem, "/password")}
        data-testid="welcome-password"
      />
      <Button type="submit" size="md" loading={accept.isPending} data-testid="welcome-done">
        {t(joins ? "submit" : "resetSubmit")}
      </Button>
      <p className={classes.first}>{t("until", { time: dateTime(of.expiresAt, i18n.language) })}</p>
    </form>
  );
}
