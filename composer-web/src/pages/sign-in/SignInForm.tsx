import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/PasswordInput.css";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../api/calls";
import { errorOf, ProblemError } from "../../api/problem";
import type { Session } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import classes from "./SignIn.module.css";
import { useCountdown } from "./useCountdown";

/** Asks for address and password; what the server says of a field stands beside it, the rest above. */
export function SignInForm({ onSignedIn }: { onSignedIn: (session: Session) => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const attempt = useMutation({ mutationFn: () => signIn(email.trim(), password), onSuccess: onSignedIn });
  const wait = useCountdown(attempt.error);
  const problem = attempt.error instanceof ProblemError ? attempt.error.problem : undefined;
  const missing = { email: email.trim() === "", password: password === "" };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!missing.email && !missing.password && wait === 0) attempt.mutate();
  };
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {wait > 0 && (
        <p className={classes.note} role="alert" data-testid="closed">
          {t("signIn.closed")}
        </p>
      )}
      {attempt.error && problem?.status !== 429 && <ProblemNotice error={attempt.error} />}
      <TextInput
        label={t("signIn.email")}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        size="md"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={asked && missing.email ? t("signIn.emailMissing") : errorOf(problem, "/email")}
        data-testid="email"
      />
      <PasswordInput
        label={t("signIn.password")}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={asked && missing.password ? t("signIn.passwordMissing") : errorOf(problem, "/password")}
        data-testid="password"
      />
      <Button type="submit" size="md" loading={attempt.isPending} disabled={wait > 0} data-testid="sign-in">
        {wait > 0 ? t("signIn.waiting", { count: wait }) : t("signIn.submit")}
      </Button>
    </form>
  );
}
