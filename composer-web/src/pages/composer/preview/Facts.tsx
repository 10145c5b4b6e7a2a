import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "../../../api/roles";
import type { Preview } from "../../../api/types";
import { money, numbers, bytes as sized } from "../../../i18n/format";
import { loadSeconds, networks, paceOf } from "./load";
import classes from "./Preview.module.css";
import { useLimit } from "./usePreview";

type BarProps = {
  used: number;
  limit: number;
  label: string;
  /** From this part on it is nearly full; 1 where it is filled on purpose. */
  near?: number;
};

/** How much of a limit is used; over it the bar is red. */
export function Bar({ used, limit, label, near = 0.9 }: BarProps) {
  const part = limit > 0 ? used / limit : 0;
  const tone = part > 1 ? "bad" : part > near ? "wait" : "good";
  return (
    <div className={classes.bar}>
      <span>{label}</span>
      <div data-tone={tone} aria-hidden>
        <i style={{ translate: `${Math.round(Math.min(1, part) * 100) - 100}%` }} />
      </div>
    </div>
  );
}

/** Seconds on each kind of network, by the server's rates, against what people wait for. */
export function Loads({ bytes }: { bytes: number }) {
  const { t, i18n } = useTranslation("composer");
  const limit = useLimit();
  const digits = numbers(i18n.language, { maximumFractionDigits: 1 });
  return (
    <ul className={classes.loads} aria-label={t("load.title")}>
      {networks.map((network) => {
        const kilobits = limit(`load.${network}-kilobits`);
        if (!kilobits) return null;
        const seconds = loadSeconds(bytes, kilobits);
        const pace = paceOf(seconds);
        return (
          <li key={network} data-tone={pace} title={t(`load.${pace}`)}>
            {network.toUpperCase()} <b>{seconds < 0.1 ? "<0.1" : digits.format(seconds)} s</b>
          </li>
        );
      })}
    </ul>
  );
}

/** How good the worst picture looks, from 0 to 100. */
export function Score({ score }: { score: number | undefined }) {
  const { t } = useTranslation("composer");
  if (score === undefined) return null;
  const grade = score >= 85 ? "excellent" : score >= 65 ? "good" : score >= 45 ? "fair" : "poor";
  const tone = score >= 65 ? "good" : score >= 45 ? "wait" : "bad";
  return (
    <span data-tone={tone} title={t("score.means")}>
      {t("score.score", { score: Math.round(score) })} · {t(`score.${grade}`)}
    </span>
  );
}

/** What the links take for it, or where that is told. */
export function Cost({ price }: { price: Preview["sms"]["price"] }) {
  const { t, i18n } = useTranslation("composer");
  const maySet = useMay("settings:write");
  if (price) return <span data-testid="price">{money(price.amount, price.currency, i18n.language)}</span>;
  return (
    <span data-testid="price">
      {t("price.unknown")}
      {maySet && (
        <>
          {" · "}
          <Link to="/settings/prices" target="_blank">
            {t("price.set")}
          </Link>
        </>
      )}
    </span>
  );
}

export function Size({ bytes }: { bytes: number }) {
  const { i18n } = useTranslation("composer");
  return <span>{sized(bytes, i18n.language)}</span>;
}
