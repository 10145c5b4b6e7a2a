import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Present } from "../../../api/types";
import { cardsOf } from "../../../document/card";
import { useOfCard } from "../bench";
import classes from "./Others.module.css";
import { usePresence } from "./usePresence";

const MOST_SHOWN = 2;

/** Who else is writing here, and at which card: what both change is merged card by card. */
export function Others() {
  const { t } = useTranslation("composer");
  const say = useSentences();
  const others = usePresence();
  const shown = others.slice(0, MOST_SHOWN);
  const more = others.slice(MOST_SHOWN);
  return (
    <div className={classes.others} role="status" data-testid="others">
      {shown.map((one) => (
        <Tooltip key={one.since + one.name} label={t("presence.means")} multiline w={260}>
          <span className={classes.other} tabIndex={0}>
            <i aria-hidden>{[...one.name][0]?.toUpperCase()}</i>
            <span className={classes.who}>{say(one)}</span>
          </span>
        </Tooltip>
      ))}
      {more.length > 0 && (
        <Tooltip label={more.map(say).join("\n")} multiline>
          <span className={classes.other} tabIndex={0}>
            <i aria-hidden>+{more.length}</i>
            <span className={classes.unshown}>{more.map(say).join(", ")}</span>
          </span>
        </Tooltip>
      )}
    </div>
  );
}

function useSentences(): (one: Present) => string {
  const { t } = useTranslation("composer");
  const ids = useOfCard((card) => cardsOf(card).map(({ id }) => id));
  return ({ name, you, card }) => {
    const number = card === undefined ? 0 : ids.indexOf(card) + 1;
    const who = you ? t("presence.you") : t("presence.here", { name });
    return number > 0 ? t("presence.at", { who, number }) : who;
  };
}
