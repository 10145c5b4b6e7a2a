import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { submissions } from "../../api/sends";
import { template } from "../../api/templates";
import type { Mode, Submission } from "../../api/types";
import { At } from "../../shell/At";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { ended, stateOf, sumOf } from "../send/progress";
import "../send/words";
import classes from "./Home.module.css";

const LOOK_EVERY_MS = 3000;
const SHOWN = 8;

/** Today's sends and those that still run, each with its progress; the calls of one send stand together. */
export function Sends({ mode }: { mode: Mode }) {
  const { t, i18n } = useTranslation("home");
  const { t: words } = useTranslation("send");
  const list = useQuery({
    queryKey: ["submissions"],
    queryFn: submissions,
    refetchInterval: LOOK_EVERY_MS,
  });
  const all = sends((list.data?.items ?? []).filter((one) => one.mode === mode && isOfToday(one)));
  const ids = [...new Set(all.slice(0, SHOWN).flatMap(([one]) => one?.template?.id ?? []))];
  const names = useQueries({
    queries: ids.map((id) => ({ queryKey: ["template", id], queryFn: () => template(id), retry: false })),
    combine: (found) => new Map(found.map(({ data }, at) => [ids[at], data?.draft.name])),
  });
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  return (
    <section className={classes.room} aria-labelledby="home-sends">
      <h2 id="home-sends">{t("sends.title")}</h2>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && all.length === 0 && (
        <p className={classes.none}>
          {t("sends.none")}{" "}
          <Link to="/templates" search={{}}>
            {t("sends.go")}
          </Link>
        </p>
      )}
      <ul className={classes.sends}>
        {all.slice(0, SHOWN).map((parts) => {
          const [first] = parts;
          if (!first) return null;
          const sums = sumOf(parts);
          const done = ended(sums);
          return (
            <li key={first.id} data-testid="send" data-state={stateOf(parts)}>
              <Link to="/messages" search={{ submission: first.id }}>
                {names.get(first.template?.id ?? "") ?? t("sends.card")}
              </Link>
              <span className={classes.about}>
                {words(`out.state_${stateOf(parts)}`)} · <At time={first.createdAt} />
              </span>
              <meter
                min={0}
                max={Math.max(1, sums.total)}
                value={done}
                aria-label={t("sends.ended", { ended: number(done), total: number(sums.total) })}
              />
              <span className={classes.about}>
                {t("sends.ended", { ended: number(done), total: number(sums.total) })}
              </span>
            </li>
          );
        })}
      </ul>
      {all.length > SHOWN && <p className={classes.none}>{t("sends.more", { count: all.length - SHOWN })}</p>}
    </section>
  );
}

const isOfToday = ({ state, createdAt }: Submission) =>
  state === "running" ||
  state === "paused" ||
  new Date(createdAt).toDateString() === new Date().toDateString();

/** The send page cuts a list into calls and names them `send-<id>-<call>`. */
function sends(all: Submission[]): Submission[][] {
  const groups = new Map<string, Submission[]>();
  for (const one of all) {
    const name = /^(send-[0-9a-f]+)-\d+$/.exec(one.clientRef ?? "")?.[1] ?? one.id;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()];
}
