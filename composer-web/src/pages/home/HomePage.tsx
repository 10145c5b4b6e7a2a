import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "./words";
import { overview } from "../../api/reports";
import type { Mode } from "../../api/types";
import { OneOf } from "../../shell/OneOf";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import classes from "./Home.module.css";
import { Links } from "./Links";
import { Sends } from "./Sends";
import { Tiers } from "./Tiers";
import { Trend } from "./Trend";
import { anything } from "./tiers";
import { Waits } from "./Waits";

const LOOK_EVERY_MS = 10_000;

/** What goes out today, what became of it, and whether the links are well. */
export function HomePage() {
  const { t } = useTranslation("home");
  const { mode: wanted } = useSearch({ from: "/guarded/inside/" });
  const navigate = useNavigate();
  useTitle(t("title"));
  const look = (mode: Mode) => ({
    queryKey: ["overview", mode],
    queryFn: () => overview(mode),
    refetchInterval: LOOK_EVERY_MS,
  });
  const live = useQuery(look("live"));
  const test = useQuery(look("test"));
  if (live.isPending || test.isPending) return <Waiting what={t("title")} />;
  // Where nothing has gone to real phones yet, the sandbox is what there is to see.
  const mode = wanted ?? (!anything(live.data?.days) && anything(test.data?.days) ? "test" : "live");
  const seen = mode === "live" ? live : test;
  return (
    <>
      <header className={classes.head}>
        <h1>{t("title")}</h1>
        <OneOf
          label={t("mode")}
          name="traffic"
          of={["live", "test"] as const}
          chosen={mode}
          nameOf={(one) => t(`mode_${one}`)}
          onChoose={(one) => void navigate({ to: "/", search: { mode: one }, replace: true })}
        />
      </header>
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      <div className={classes.rooms}>
        <Waits mode={mode} />
        <Sends mode={mode} />
        {seen.data && <Tiers today={seen.data.days.at(-1)} />}
        {seen.data && <Trend overview={seen.data} />}
        <Links mode={mode} />
      </div>
    </>
  );
}
