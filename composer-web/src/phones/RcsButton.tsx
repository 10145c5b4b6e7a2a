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

const says = {
  reply: "phone.replies",
  openUrl: "phone.openUrl",
  dial: "phone.dial",
  showLocation: "phone.showLocation",
  shareLocation: "phone.shareLocation",
  calendar: "phone.calendar",
} as const satisfies Record<Action, string>;

type Props = { button: Button; kind: "button" | "chip"; tapped: boolean; onTap?: (button: Button) => void };

/** A suggestion; a tap goes over the wire, and only then the handset does what the button says. */
export function RcsButton({ button, kind, tapped, onTap }: Props) {
  const { t } = useTranslation();
  const { target = "" } = button;
  return (
    <button
      type="button"
      className={`${classes[kind]} ${tapped ? classes.tapped : ""}`}
      title={t(says[button.action], { url: target, number: target })}
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
