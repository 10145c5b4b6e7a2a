import { useTranslation } from "react-i18next";
import { Icon } from "../../shell/Icon";
import { useEditing } from "./bench";
import classes from "./Composer.module.css";
import { hush, type NoticeCode, notices } from "./notice";

const undoable: readonly NoticeCode[] = [
  "cardRemoved",
  "buttonRemoved",
  "restored",
  "imported",
  "replaced",
  "fixed",
  "shortened",
  "fewerWords",
  "fewerCards",
  "fewerButtons",
];

/** The last thing that happened, with the way back. */
export function Notices() {
  const { t } = useTranslation("composer");
  const notice = notices((state) => state.notice);
  const undo = useEditing((editing) => editing.undo);
  return (
    <div className={classes.notices} role="status">
      {notice && (
        <div key={notice.key} className={classes.notice} data-testid="notice">
          {notice.said.map(({ code, params }) => t(`notice.${code}`, params ?? {})).join(" ")}
          {notice.said.some(({ code }) => undoable.includes(code)) && (
            <button
              type="button"
              onClick={() => {
                undo();
                hush();
              }}
              data-testid="notice-undo"
            >
              {t("bar.undo")}
            </button>
          )}
          <button type="button" aria-label={t("close")} onClick={hush}>
            <Icon name="cross" size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
