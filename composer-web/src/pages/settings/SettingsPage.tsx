import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import classes from "./Settings.module.css";

/** What an installation is made of; each part a page under one heading. */
export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <header className={classes.head}>
        <h1>{t("settings.title")}</h1>
        <nav className={classes.tabs} aria-label={t("settings.title")}>
          <Link to="/settings/senders" data-testid="tab-senders">
            {t("senders.title")}
          </Link>
          <Link to="/settings/links" data-testid="tab-links">
            {t("links.title")}
          </Link>
        </nav>
      </header>
      <Outlet />
    </>
  );
}
