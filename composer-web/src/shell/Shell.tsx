import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signedIn } from "../api/signedIn";
import { AccountMenu } from "./AccountMenu";
import { commands, control } from "./commands/commands";
import { Icon } from "./Icon";
import { LanguageSwitch } from "./LanguageSwitch";
import { LiveMark } from "./LiveMark";
import classes from "./Shell.module.css";
import { ThemeMenu } from "./ThemeMenu";
import { useLive } from "./useLive";

/** The frame of every page behind the sign-in: where one can go, on a wide screen at the left, on a phone at the thumb. */
export function Shell() {
  const { t } = useTranslation();
  const brand = signedIn((state) => state.session?.brand.name);
  // The audit lies among the settings, under an address of its own.
  const inAudit = useLocation({ select: (location) => location.pathname.startsWith("/audit") });
  const show = commands((now) => now.show);
  useLive();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {t("app.skip")}
      </a>
      <nav className={classes.side} aria-label={t("nav.label")}>
        <div className={classes.brand}>
          <img src="/favicon.svg" alt="" />
          <span title={brand}>{brand ?? t("app.name")}</span>
        </div>
        <button
          type="button"
          className={classes.goTo}
          onClick={() => show("palette")}
          data-testid="nav-go-to"
        >
          <Icon name="search" size={16} />
          {t("nav.goTo")}
          <kbd>{control} K</kbd>
        </button>
        <div className={classes.links}>
          <Link className={classes.link} to="/templates" search={{}} data-testid="nav-templates">
            <Icon name="templates" />
            {t("nav.templates")}
          </Link>
          <Link className={classes.link} to="/messages" data-testid="nav-messages">
            <Icon name="messages" />
            {t("nav.messages")}
          </Link>
          <Link className={classes.link} to="/wall" data-testid="nav-wall">
            <Icon name="wall" />
            {t("nav.wall")}
          </Link>
          <Link
            className={classes.link}
            to="/settings"
            {...(inAudit ? { "aria-current": "page" } : {})}
            data-testid="nav-settings"
          >
            <Icon name="settings" />
            {t("nav.settings")}
          </Link>
        </div>
        <div className={classes.tools}>
          <LiveMark />
          <LanguageSwitch className={classes.link} />
          <ThemeMenu className={`${classes.link} ${classes.roomy}`} />
          <AccountMenu className={classes.link} />
        </div>
      </nav>
      <main id="main" className={classes.main} tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
