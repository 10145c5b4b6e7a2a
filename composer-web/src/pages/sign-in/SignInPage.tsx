import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signedIn } from "../../api/signedIn";
import { LanguageSwitch } from "../../shell/LanguageSwitch";
import { useTitle } from "../../shell/useTitle";
import classes from "./SignIn.module.css";
import { SignInForm } from "./SignInForm";

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to } = useSearch({ from: "/sign-in" });
  const expired = signedIn((state) => state.expired);
  useTitle(t("signIn.title"));
  return (
    <main className={classes.page}>
      <div className={classes.box}>
        <div className={classes.head}>
          <img src="/favicon.svg" alt="" />
          <h1>{t("signIn.title")}</h1>
          <p>{t("signIn.lead")}</p>
        </div>
        {expired && (
          <p className={classes.note} role="status">
            {t("signIn.expired")}
          </p>
        )}
        <SignInForm
          onSignedIn={(session) => {
            signedIn.getState().begin(session);
            void navigate({ href: insideOnly(to) });
          }}
        />
        <p className={classes.first}>{t("signIn.first")}</p>
        <div className={classes.foot}>
          <LanguageSwitch className={classes.language} />
        </div>
      </div>
    </main>
  );
}

/** Where to go after signing in: only a path of our own, never another site. */
export function insideOnly(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/messages";
}
