import { useTranslation } from "react-i18next";
import "./words";
import { Icon } from "../../shell/Icon";
import classes from "./Opened.module.css";
import type { Opened } from "./useHandset";

type Props = { opened: Opened; onClose: () => void };

/** The handset's browser, over its messages: the very page that it got, whose links open in the reader's own browser. */
export function OpenedPage({ opened: { address, page }, onClose }: Props) {
  const { t } = useTranslation("wall");
  return (
    <section className={classes.browser} aria-label={t("opened")} data-testid="opened">
      <div className={classes.bar}>
        <button type="button" onClick={onClose} aria-label={t("back")} data-testid="close-page">
          <Icon name="left" size={16} />
        </button>
        <span className={classes.address} title={address}>
          {address.replace(/^https?:\/\//, "")}
        </span>
      </div>
      {page.html ? (
        <iframe
          title={t("opened")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={page.html.replace("<head>", '<head><base target="_blank">')}
        />
      ) : (
        <div className={classes.nothing}>
          {page.leadsTo ? (
            <>
              <p>{t("leads")}</p>
              <a href={page.leadsTo} target="_blank" rel="noreferrer">
                {page.leadsTo}
              </a>
              <small>{t("leadsText")}</small>
            </>
          ) : (
            <p>{t("openedNone", { status: page.status })}</p>
          )}
        </div>
      )}
    </section>
  );
}
