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
  const { bubbles, touch, problem } = useHandset(handset);
  return (
    <li className={classes.tile} data-testid="handset" data-number={handset.number}>
      <header className={classes.label}>
        <h2>{handset.name}</h2>
        <span>{phoneNumber(handset.number)}</span>
        <Features handset={handset} />
        <OnlineSwitch handset={handset} />
      </header>
      <Phone
        name={handset.name}
        bubbles={bubbles}
        online={handset.online}
        borders={borders}
        now={now}
        touch={touch}
      />
      {problem && <ProblemNotice error={problem} />}
    </li>
  );
}

/** What the handset can show, as its carriers would answer. */
function Features({ handset }: { handset: Handset }) {
  const { t, i18n } = useTranslation();
  const rcs =
    handset.rcs &&
    (handset.rcs.features.includes("RICHCARD_CAROUSEL") ? t("wall.hasRcs") : t("wall.hasRcsPlain"));
  const mms = handset.mms && t("wall.hasMms", { size: bytes(handset.mms.maxBytes, i18n.language) });
  return (
    <ul className={classes.features}>
      {[rcs, mms, handset.sms && t("wall.hasSms")].filter(Boolean).map((feature) => (
        <li key={String(feature)}>{feature}</li>
      ))}
    </ul>
  );
}
