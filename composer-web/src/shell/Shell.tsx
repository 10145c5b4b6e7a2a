import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useScopes } from "../api/roles";
import { signedIn } from "../api/signedIn";
import { AccountMenu } from "./AccountMenu";
import { commands, control } from "./commands/commands";
import { hallAt, halls } from "./halls";
import { Icon } from "./Icon";
import { LanguageSwitch } from "./LanguageSwitch";
import { LiveMark } from "./LiveMark";
import { MoreHalls } from "./MoreHalls";
import { NotYours } from "./NotYours";
import classes from "./Shell.module.css";
import { ThemeMenu } from "./ThemeMenu";
import { useLive } from "./useLive";

/** The frame of every page behind the sign-in: where one can go, on a wide screen at the left, on a phone at the thumb. */
export function Shell() {
  const { t } = useTranslation();
  const brand = signedIn((state) => state.session?.brand.name);
  const own = useScopes();
  const at = useLocation({ select: (location) => location.pathname });
  const here = hallAt(at);
  // The audit lies among the settings, under an address of its own.
  const inAudit = at.startsWith("/audit");
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
          {halls
            .filter(({ scope }) => own.includes(scope))
            .map(({ to, name, icon, ...more }) => (
              <Link
                key={to}
                className={`${classes.link} ${"aside" in more ? classes.aside : ""}`}
                to={to}
                search={{}}
                activeOptions={{ exact: to === "/" }}
                data-testid={`nav-${name}`}
              >
                <Icon name={icon} />
                {t(`nav.${name}`)}
              </Link>
            ))}
          <Link
            className={`${classes.link} ${classes.aside}`}
            to="/settings"
            {...(inAudit ? { "aria-current": "page" } : {})}
            data-testid="nav-settings"
          >
            <Icon name="settings" />
            {t("nav.settings")}
          </Link>
          <MoreHalls className={`${classes.link} ${classes.behind}`} />
        </div>
        <div className={classes.tools}>
          <LiveMark />
          <LanguageSwitch className={classes.link} />
          <ThemeMenu className={`${classes.link} ${classes.roomy}`} />
          <AccountMenu className={classes.link} />
        </div>
      </nav>
      <main id="main" className={classes.main} tabIndex={-1}>
        {here && !own.includes(here.scope) ? (
          <NotYours page={t(`nav.${here.name}`)} scope={here.scope} />
        ) : (
          <Outlet />
        )}
      </main>
    </div>
  );
}
