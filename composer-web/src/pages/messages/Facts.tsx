import { useTranslation } from "react-i18next";
import type { Message } from "../../api/types";
import { Icon, type IconName } from "../../shell/Icon";
import classes from "./Messages.module.css";

const facts = [
  ["read", "read"],
  ["clicked", "tap"],
  ["replied", "reply"],
  ["optedOut", "stop"],
] as const satisfies readonly (readonly [keyof Message, IconName])[];

/** What the person did with it since. */
export function Facts({ message }: { message: Message }) {
  const { t } = useTranslation();
  const so = facts.filter(([fact]) => message[fact]);
  if (so.length === 0) return null;
  return (
    <span className={classes.facts}>
      {so.map(([fact, icon]) => (
        <span key={fact} data-testid={`fact-${fact}`}>
          <Icon name={icon} size={14} /> {t(`fact.${fact}`)}
        </span>
      ))}
    </span>
  );
}
