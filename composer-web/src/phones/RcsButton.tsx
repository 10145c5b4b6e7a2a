import { useTranslation } from "react-i18next";
import { Icon, type IconName } from "../shell/Icon";
import classes from "./Rcs.module.css";
import type { Action, Button } from "./shown";

const icons: Record<Action, IconName> = {
  reply: "reply",
  openUrl: "open",
  dial: "dial",
  showLocation: "place",
  shareLocation: "place",
  calendar: "calendar",
};

type Props = { button: Button; kind: "button" | "chip"; tapped: boolean; onTap?: (button: Button) => void };

/** A suggestion; a tap goes over the wire, and only then the handset does what the button says. */
export function RcsButton({ button, kind, tapped, onTap }: Props) {
  const { t } = useTranslation();
  const says: Record<Action, string> = {
    reply: t("phone.replies"),
    openUrl: t("phone.openUrl", { url: button.target ?? "" }),
    dial: t("phone.dial", { number: button.target ?? "" }),
    showLocation: t("phone.showLocation"),
    shareLocation: t("phone.shareLocation"),
    calendar: t("phone.calendar"),
  };
  return (
    <button
      type="button"
      className={`${classes[kind]} ${tapped ? classes.tapped : ""}`}
      title={says[button.action]}
      disabled={!onTap}
      data-testid="suggestion"
      data-tapped={tapped}
      onClick={() => onTap?.(button)}
    >
      <Icon name={tapped ? "check" : icons[button.action]} size={16} />
      {button.label}
    </button>
  );
}
