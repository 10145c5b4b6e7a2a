import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { useMay } from "../../api/roles";
import type { Mode } from "../../api/types";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { LinkStateMark } from "../settings/LinkStateMark";
import classes from "./Home.module.css";

const LOOK_EVERY_MS = 5000;

/** How each link is doing now. */
export function Links({ mode }: { mode: Mode }) {
  const { t, i18n } = useTranslation("home");
  const { t: shell } = useTranslation();
  const may = useMay("settings:read");
  const links = useQuery({
    queryKey: ["links"],
    queryFn: calls.links,
    refetchInterval: LOOK_EVERY_MS,
    enabled: may,
  });
  if (!may) return null;
  const own = (links.data ?? []).filter((link) => link.mode === mode);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent", maximumFractionDigits: 1 });
  return (
    <section className={`${classes.room} ${classes.wide}`} aria-labelledby="home-links">
      <h2 id="home-links">{t("links.title")}</h2>
      {links.isError && <ProblemNotice error={links.error} onRetry={() => void links.refetch()} />}
      {links.isSuccess && own.length === 0 && <p className={classes.none}>{t("links.none")}</p>}
      {own.length > 0 && (
        <section className={classes.scroll} aria-label={t("links.title")} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                {(["name", "state", "success", "latency", "window"] as const).map((name) => (
                  <th scope="col" key={name}>
                    {t(`links.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {own.map(({ id, name, channel, state }) => (
                <tr key={id} data-testid="link-health" data-name={name}>
                  <th scope="row">
                    {name} <span className={classes.about}>{shell(`channel.${channel}`)}</span>
                  </th>
                  <td title={state.reason}>
                    <LinkStateMark state={state.state} />
                  </td>
                  <td>{state.successShare === undefined ? "–" : percent.format(state.successShare)}</td>
                  <td>
                    {state.latencyMilliseconds === undefined
                      ? "–"
                      : t("links.milliseconds", { count: state.latencyMilliseconds })}
                  </td>
                  <td>
                    {state.window === undefined
                      ? "–"
                      : t("links.windowOf", { used: state.inFlight ?? 0, window: state.window })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {own.length > 0 && <p className={classes.note}>{t("links.note")}</p>}
    </section>
  );
}
