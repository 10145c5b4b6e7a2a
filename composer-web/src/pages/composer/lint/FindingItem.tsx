import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Finding, Severity } from "../../../api/types";
import { Icon, type IconName } from "../../../shell/Icon";
import { useGoTo } from "../aim";
import { useBench, useMay } from "../bench";
import { tell } from "../notice";
import { usePlaceName } from "../usePlaceName";
import classes from "./Lint.module.css";
import { useRules } from "./useRules";

const signs: Record<Severity, IconName> = { error: "stop", warning: "warning", hint: "dot" };
const tones: Record<Severity, string> = { error: "bad", warning: "wait", hint: "dimmed" };

type Props = { finding: Finding; fresh: boolean };

/** One finding: what and where, why it matters, what to do, and the button that does it as one step. */
export function FindingItem({ finding: { rule, severity, pointer, sentence, remedy, fix }, fresh }: Props) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const may = useMay();
  const goTo = useGoTo();
  const { where, field } = usePlaceName()(pointer);
  const why = useRules()(rule)?.why;
  const [reasoned, setReasoned] = useState(false);
  const mend = () => {
    if (!fresh || !fix) return;
    editing.getState().perform({ do: "patch", operations: fix });
    tell("fixed");
  };
  return (
    <li className={classes.finding} data-tone={tones[severity]} data-testid="finding" data-rule={rule}>
      <Icon name={signs[severity]} size={16} label={t(`lint.${severity}`)} />
      <div>
        <button
          type="button"
          className={classes.say}
          onClick={() => goTo(pointer)}
          data-testid="go-to-finding"
        >
          <small>{[where, field].filter(Boolean).join(" · ")}</small> {sentence}
        </button>
        <p>
          {remedy}{" "}
          {why && (
            <button
              type="button"
              className={classes.why}
              aria-expanded={reasoned}
              onClick={() => setReasoned(!reasoned)}
            >
              {t("lint.why")}
            </button>
          )}
        </p>
        {reasoned && <p className={classes.reason}>{why}</p>}
      </div>
      {fix && may && (
        <button
          type="button"
          className={classes.fix}
          aria-disabled={!fresh}
          aria-label={t("lint.fixThis", { sentence })}
          onClick={mend}
          data-testid="fix"
        >
          {t("lint.fix")}
        </button>
      )}
    </li>
  );
}
