import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import "./words";
import { Icon, type IconName } from "../../shell/Icon";
import marks from "../messages/StateMark.module.css";
import type { Standing, State } from "./standing";

const looks: Record<State, { icon: IconName; tone: "good" | "bad" | "wait" | "quiet" }> = {
  approved: { icon: "verified", tone: "good" },
  waiting: { icon: "wait", tone: "wait" },
  sentBack: { icon: "reply", tone: "bad" },
  changed: { icon: "verified", tone: "quiet" },
  none: { icon: "dot", tone: "quiet" },
};

/** How far a version is: a shape, a word and a colour, each enough by itself. */
export function ApprovalMark({ standing, means }: { standing: Standing; means?: string }) {
  const { t } = useTranslation("approvals");
  const { icon, tone } = looks[standing.state];
  const mark = (
    <span className={marks.mark} data-tone={tone} data-testid="approval" data-state={standing.state}>
      <Icon name={icon} size={14} />
      <span>{t(standing.state, { version: standing.of })}</span>
    </span>
  );
  return means ? (
    <Tooltip multiline maw={320} label={means}>
      {mark}
    </Tooltip>
  ) : (
    mark
  );
}
