import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { MessageState } from "../../api/types";
import { Icon, type IconName } from "../../shell/Icon";
import classes from "./StateMark.module.css";

type Look = { icon: IconName; tone: "good" | "bad" | "wait" | "quiet" };

const looks: Record<MessageState, Look> = {
  accepted: { icon: "dot", tone: "quiet" },
  held: { icon: "wait", tone: "wait" },
  sending: { icon: "send", tone: "quiet" },
  sent: { icon: "send", tone: "quiet" },
  unknown: { icon: "question", tone: "wait" },
  expired: { icon: "wait", tone: "bad" },
  cancelled: { icon: "cross", tone: "quiet" },
  failed: { icon: "cross", tone: "bad" },
  blocked: { icon: "stop", tone: "bad" },
  delivered: { icon: "check", tone: "good" },
};

/** A message's state: a shape, a word and a colour, each enough by itself. */
export function StateMark({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  const { icon, tone } = looks[state];
  return (
    <Tooltip label={t(`stateHint.${state}`)} multiline maw={260}>
      <span className={classes.mark} data-tone={tone} data-testid="state" data-state={state}>
        <Icon name={icon} size={14} />
        {t(`state.${state}`)}
      </span>
    </Tooltip>
  );
}
