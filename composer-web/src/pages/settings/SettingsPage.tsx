import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { useScopes } from "../../api/roles";
import { NotYours } from "../../shell/NotYours";
import tabsOf from "../../shell/Tabs.module.css";
import { pages } from "./pages";
import classes from "./Settings.module.css";

/** What an installation is made of: a page for each part that the role may see, under one heading. */
export function SettingsPage() {
  const { t } = useTranslation("settings");
  const own = useScopes();
  const at = useLocation({ select: (location) => location.pathname });
  const here = pages.find((page) => at.startsWith(page.to));
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const tab = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (tabs.current && tab) tabs.current.scrollLeft = tab.offsetLeft - tabs.current.clientWidth / 2;
  }, [at]);
  return (
    <>
      <header className={classes.head}>
        <h1>{t("title")}</h1>
        <nav ref={tabs} className={tabsOf.tabs} aria-label={t("title")}>
          {pages
            .filter((page) => own.includes(page.scope))
            .map((page) => (
              <Link key={page.to} to={page.to} data-testid={`tab-${page.name}`}>
                {t(`tab.${page.name}`)}
              </Link>
            ))}
        </nav>
      </header>
      {here && !own.includes(here.scope) ? (
        <NotYours page={t(`tab.${here.name}`)} scope={here.scope} />
      ) : (
        <Outlet />
      )}
    </>
  );
}
