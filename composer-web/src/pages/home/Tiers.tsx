import { useTranslation } from "react-i18next";
import type { PeriodSums } from "../../api/types";
import classes from "./Home.module.css";
import { amountOf, sumsOf, usedIn } from "./tiers";

/** Accepted, delivered, read, clicked, each with what it is a part of. */
export function Tiers({ today }: { today: PeriodSums | undefined }) {
  const { t, i18n } = useTranslation("home");
  const { t: shell } = useTranslation();
  const used = usedIn(today ? [today] : []);
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  const share = (value: number | null) =>
    value === null
      ? "–"
      : new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 }).format(value);
  return (
    <section className={classes.room} aria-labelledby="home-tiers">
      <h2 id="home-tiers">{t("tiers.title")}</h2>
      {used.length === 0 && <p className={classes.none}>{t("tiers.none")}</p>}
      <div className={classes.tiers}>
        {used.map((channel) => {
          const sums = sumsOf(today, channel);
          return (
            <dl
              key={channel}
              data-testid="tiers"
              data-channel={channel}
              aria-label={shell(`channel.${channel}`)}
            >
              <div>
                <dt>
                  <i data-channel={channel} aria-hidden /> {shell(`channel.${channel}`)}
                </dt>
                <dd>
                  <strong data-testid="sent">{number(sums.sent)}</strong>
                  <span>{t("tiers.sent")}</span>
                </dd>
              </div>
              {(["delivered", "read", "clicked"] as const).map((tier) => {
                const told = channel !== "sms" || tier !== "read";
                return (
                  <div key={tier}>
                    <dt>{t(`tiers.${tier}`)}</dt>
                    <dd>
                      <strong>{share(told ? amountOf(sums, tier) : null)}</strong>
                      <span data-testid={tier}>
                        {told
                          ? t("tiers.of", {
                              part: number(sums[tier]),
                              whole: number(tier === "delivered" ? sums.sent : sums.delivered),
                            })
                          : t("tiers.untold")}
                      </span>
                    </dd>
                  </div>
                );
              })}
            </dl>
          );
        })}
      </div>
      {used.length > 0 && <p className={classes.note}>{t("tiers.note")}</p>}
    </section>
  );
}
