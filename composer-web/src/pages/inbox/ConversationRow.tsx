import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Conversation } from "../../api/types";
import { phoneNumber } from "../../i18n/format";
import { At } from "../../shell/At";
import { Icon } from "../../shell/Icon";
import type { Filter } from "./filter";
import classes from "./Inbox.module.css";
import { useSaid } from "./useSaid";

/** Who said what last, and whether somebody waits. */
export function ConversationRow({ conversation, filter }: { conversation: Conversation; filter: Filter }) {
  const { t } = useTranslation("inbox");
  const { id, number, mode, last, waitsSince, settled } = conversation;
  const said = useSaid();
  return (
    <li data-testid="conversation" data-id={id}>
      <Link
        to="/inbox"
        search={{ ...filter, at: id }}
        className={classes.row}
        activeOptions={{ includeSearch: true }}
      >
        <span className={classes.who}>
          <strong>{phoneNumber(number)}</strong>
          {mode === "test" && <span className={classes.test}>{t("virtual")}</span>}
          <At time={last.at} />
        </span>
        <span className={classes.said}>{said(last)}</span>
        {waitsSince ? (
          <span className={classes.waits} data-testid="waits">
            <Icon name="wait" size={14} /> {t("waits")}
          </span>
        ) : (
          settled && (
            <span className={classes.settled}>
              <Icon name="check" size={14} /> {t(settled.how === "answered" ? "answeredBy" : "doneBy")}{" "}
              {t("by", { name: settled.name })} <At time={settled.at} />
            </span>
          )
        )}
      </Link>
    </li>
  );
}
