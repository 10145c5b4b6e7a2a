import { useTranslation } from "react-i18next";
import type { CarrierLink } from "../../api/types";
import { Icon, type IconName } from "../../shell/Icon";
import classes from "../messages/StateMark.module.css";

type State = CarrierLink["state"]["state"];
const looks: Record<State, { icon: IconName; tone: "good" | "bad" | "wait" | "quiet" }> = {
  up: { icon: "check", tone: "good" },
  degraded: { icon: "warning", tone: "wait" },
  down: { icon: "cross", tone: "bad" },
  disabled: { icon: "stop", tone: "quiet" },
};

export function LinkStateMark({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-tone={looks[state].tone} data-testid="link-state" data-state={state}>
      <Icon name={looks[state].icon} size={14} />
      {t(`linkState.${state}`)}
    </span>
  );
}
