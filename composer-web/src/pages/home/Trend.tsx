import { NativeSelect } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { PartMissing } from "../../api/problem";
import type { Overview } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import classes from "./Home.module.css";
import { amountOf, sumsOf, type Tier, tierNames, usedIn, wholeOfAll } from "./tiers";

/** ECharts is heavy and needed here only. */
const Chart = lazy(() =>
  import("./Chart").catch((cause) => ({
    default: () => <ProblemNotice error={new PartMissing(cause)} />,
  })),
);

/** One tier over two weeks or over today, a line for each channel, as a chart or as a table. */
export function Trend({ overview }: { overview: Overview }) {
  const { t, i18n } = useTranslation("home");
  const { t: shell } = useTranslation();
  const [tier, setTier] = useState<Tier>("sent");
  const [span, setSpan] = useState<"days" | "hours">("days");
  const [table, setTable] = useState(false);
  const periods = overview[span];
  const used = usedIn(periods);
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  const value = (found: number | null) =>
    found === null
      ? "–"
      : tier === "sent"
        ? number(found)
        : new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 }).format(found);
  const when = (from: string) =>
    new Intl.DateTimeFormat(i18n.language, {
      timeZone: overview.zone,
      ...(span === "days"
        ? { month: "numeric", day: "numeric" }
        : { hour: "2-digit", minute: "2-digit", hour12: false }),
    }).format(new Date(from));
  const times = periods.map(({ from }) => when(from));
  const lines = used.map((channel) => ({
    channel,
    name: shell(`channel.${channel}`),
    values: periods.map((period) => amountOf(sumsOf(period, channel), tier)),
  }));
  return (
    <section className={`${classes.room} ${classes.wide}`} aria-labelledby="home-trend">
      <div className={classes.bar}>
        <h2 id="home-trend">{t("trend.title")}</h2>
        <NativeSelect
          aria-label={t("trend.what")}
          value={tier}
          onChange={(event) => setTier(tierNames.find((one) => one === event.currentTarget.value) ?? "sent")}
          data={tierNames.map((one) => ({ value: one, label: t(`trend.${one}`) }))}
          data-testid="trend-tier"
        />
        <NativeSelect
          aria-label={t("trend.span")}
          value={span}
          onChange={(event) => setSpan(event.currentTarget.value === "hours" ? "hours" : "days")}
          data={[
            { value: "days", label: t("trend.days") },
            { value: "hours", label: t("trend.hours") },
          ]}
        />
        <button
          type="button"
          className={classes.plain}
          onClick={() => setTable(!table)}
          data-testid="as-table"
        >
          {table ? t("trend.asChart") : t("trend.asTable")}
        </button>
      </div>
      {used.length === 0 && <p className={classes.none}>{t("trend.none")}</p>}
      {used.length > 0 && !table && (
        <Suspense fallback={<Waiting what={t("trend.title")} />}>
          <Chart
            times={times}
            lines={lines}
            share={tier !== "sent"}
            label={t(`trend.${tier}`)}
            value={value}
          />
        </Suspense>
      )}
      {used.length > 0 && table && (
        <section className={classes.scroll} aria-label={t("trend.title")} tabIndex={0}>
          <table className={classes.table} data-testid="trend-table">
            <thead>
              <tr>
                <th scope="col">{t("trend.when")}</th>
                {lines.map(({ channel, name }) => (
                  <th scope="col" key={channel}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {periods.map(({ from }, at) => (
                <tr key={from}>
                  <th scope="row">{times[at]}</th>
                  {lines.map(({ channel, values }) => (
                    <td key={channel}>{value(values[at] ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {used.length > 0 && (
        <p className={classes.note}>
          {t(`trend.caption_${tier}`, { whole: number(wholeOfAll(periods, tier)) })}
        </p>
      )}
    </section>
  );
}
