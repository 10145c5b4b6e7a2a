import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/sends";
import { dateTime } from "../../i18n/format";
import { ProblemNotice } from "../../shell/ProblemNotice";
import type { Draft, Out, Sent } from "./draft";
import { Results } from "./Results";
import { Running } from "./Running";
import classes from "./Send.module.css";
import { isSent, sendAll } from "./sending";
import { usePlanWords } from "./usePlanWords";

type Props = {
  draft: Draft;
  out: Out;
  change: (edit: (draft: Draft) => Draft) => void;
  renew: () => void;
};

const LOOK_EVERY_MS = 2000;

/** From the confirmation on: hands the rest over, shows how it goes, and can stop it. */
export function Outcome({ draft, out, change, renew }: Props) {
  const { t, i18n } = useTranslation("send");
  const { number } = usePlanWords();
  const handing = useHandingOver(draft, change);
  const ids = out.sent.flatMap(({ submission }) => (submission ? [submission] : []));
  const cache = useQueryClient();
  const key = ["submissions", ...ids];
  const going = useQuery({
    queryKey: key,
    queryFn: () => Promise.all(ids.map(calls.submission)),
    placeholderData: (before) => before,
    enabled: ids.length > 0,
    refetchInterval: ({ state }) =>
      state.data?.every(({ state }) => state === "finished") && isSent(out) ? false : LOOK_EVERY_MS,
  });
  const refused = out.sent.flatMap((sent) => sent.refused);
  return (
    <div className={classes.steps}>
      <p className={classes.modeMark} data-mode={out.mode}>
        <strong>{t(`mode.${out.mode}`)}</strong>{" "}
        {t("out.confirmed", { time: dateTime(out.confirmedAt, i18n.language) })}
      </p>
      {!isSent(out) && (
        <div className={classes.step} role="status" data-testid="handing">
          <p>
            {t("out.handing", {
              done: number(Math.min(out.sent.length * 1000, out.rows.length)),
              total: number(out.rows.length),
            })}
          </p>
          {handing.waiting ? <p className={classes.wrong}>{t("out.away")}</p> : <p>{t("out.handingHint")}</p>}
          {handing.error !== undefined && (
            <>
              <p className={classes.wrong}>{t("out.broken")}</p>
              <ProblemNotice error={handing.error} onRetry={handing.again} />
            </>
          )}
        </div>
      )}
      {going.data && (
        <Running
          submissions={going.data}
          whole={isSent(out) || handing.error !== undefined}
          onChanged={() => cache.invalidateQueries({ queryKey: key })}
        />
      )}
      {going.isError && !going.data && (
        <ProblemNotice error={going.error} onRetry={() => void going.refetch()} />
      )}
      {refused.length > 0 && (
        <details className={classes.step}>
          <summary>{t("out.refused", { number: number(refused.length) })}</summary>
          <ul>
            {refused.slice(0, 100).map(({ row, detail }) => (
              <li key={row}>{t("out.refusedRow", { to: out.rows[row]?.to ?? "", detail })}</li>
            ))}
          </ul>
        </details>
      )}
      {(isSent(out) || handing.error !== undefined) && (
        <div className={classes.actions}>
          <Results out={out} submissions={ids} />
          <Button variant="default" onClick={renew} data-testid="another">
            {t("out.other")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Goes on handing over as long as the page is open; after a refusal only when asked to. */
function useHandingOver(draft: Draft, change: Props["change"]) {
  const [error, setError] = useState<unknown>();
  const [waiting, setWaiting] = useState(false);
  const [round, setRound] = useState(0);
  // One run goes through all calls of the draft as it was confirmed.
  useEffect(() => {
    const stop = new AbortController();
    const onSent = (sent: Sent) => {
      setWaiting(false);
      change((old) => (old.out ? { ...old, out: { ...old.out, sent: [...old.out.sent, sent] } } : old));
    };
    sendAll(draft, onSent, () => setWaiting(true), stop.signal).catch((reason: unknown) => {
      if (!stop.signal.aborted) setError(reason);
    });
    return () => stop.abort();
  }, [draft.id, round]);
  return {
    error,
    waiting,
    again: () => {
      setError(undefined);
      setRound(round + 1);
    },
  };
}
