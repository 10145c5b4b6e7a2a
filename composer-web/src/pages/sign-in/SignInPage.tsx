import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signInWays } from "../../api/calls";
import { signedIn } from "../../api/signedIn";
import { Icon } from "../../shell/Icon";
import { LanguageSwitch } from "../../shell/LanguageSwitch";
import { useTitle } from "../../shell/useTitle";
import classes from "./SignIn.module.css";
import { SignInForm } from "./SignInForm";

export function SignInPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { to, refused } = useSearch({ from: "/sign-in" });
  const expired = signedIn((state) => state.expired);
  const ways = useQuery({ queryKey: ["sign-in-ways"], queryFn: signInWays, retry: false });
  // Reasons come from the address, where anybody can write anything.
  const reasons: Record<string, string> = t("signIn.refused", { returnObjects: true });
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
        {refused && (
          <div className={classes.note} role="alert" data-testid="refused">
            <strong>{reasons.title}</strong>
            <p>{(Object.hasOwn(reasons, refused) && reasons[refused]) || reasons.other}</p>
          </div>
        )}
        {ways.data?.oidc && (
          <>
            <Button
              component="a"
              href={`/oidc/sign-in?${new URLSearchParams({ to: insideOnly(to) })}`}
              variant="default"
              size="md"
              leftSection={<Icon name="key" size={18} />}
              data-testid="sign-in-company"
            >
              {t("signIn.company")}
            </Button>
            <p className={classes.or}>{t("signIn.or")}</p>
          </>
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
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}
