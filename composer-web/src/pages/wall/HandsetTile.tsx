import { useTranslation } from "react-i18next";
import type { Handset } from "../../api/types";
import { bytes, phoneNumber } from "../../i18n/format";
import { Phone } from "../../phones/Phone";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { OnlineSwitch } from "./OnlineSwitch";
import { useHandset } from "./useHandset";
import classes from "./Wall.module.css";

type Props = { handset: Handset; borders: boolean; now: Date };

export function HandsetTile({ handset, borders, now }: Props) {
  const { bubbles, waiting, touch, problem } = useHandset(handset);
  return (
    <li className={classes.tile} data-testid="handset" data-number={handset.number}>
      <header className={classes.label}>
        <h2>{handset.name}</h2>
        <OnlineSwitch handset={handset} />
        <Features handset={handset} />
      </header>
      <Phone
        name={handset.name}
        bubbles={bubbles}
        online={handset.online}
        borders={borders}
        now={now}
        waiting={waiting}
        touch={touch}
      />
      {problem && <ProblemNotice error={problem} />}
    </li>
  );
}

/** Its number, and what it can show. */
function Features({ handset }: { handset: Handset }) {
  const { t, i18n } = useTranslation();
  const rcs =
    handset.rcs &&
    (handset.rcs.features.includes("RICHCARD_CAROUSEL") ? t("wall.hasRcs") : t("wall.hasRcsPlain"));
  const mms = handset.mms && t("wall.hasMms", { size: bytes(handset.mms.maxBytes, i18n.language) });
  const can = [phoneNumber(handset.number), rcs, mms, handset.sms && t("wall.hasSms")]
    .filter(Boolean)
    .join(" · ");
  return (
    <p className={classes.features} title={can}>
      {can}
    </p>
  );
}
