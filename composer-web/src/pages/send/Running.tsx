import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cancel, pause, resume } from "../../api/sends";
import type { Submission } from "../../api/types";
import { Dialog } from "../../shell/Dialog";
import form from "../../shell/Form.module.css";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { ended, stateOf, sumOf } from "./progress";
import classes from "./Send.module.css";
import { usePlanWords } from "./usePlanWords";

type Props = {
  submissions: Submission[];
  /** Nothing more is handed over: only then an order speaks of all of it. */
  whole: boolean;
  onChanged: () => unknown;
};
const orders = { pause, resume, cancel };
type Order = keyof typeof orders;

const outcomes = ["delivered", "failed", "blocked", "expired", "cancelled", "unknown"] as const;

/** How far all parts of a send are together, and the buttons that stop and start them. */
export function Running({ submissions, whole, onChanged }: Props) {
  const { t } = useTranslation("send");
  const { t: shell } = useTranslation();
  const { number } = usePlanWords();
  const [asking, setAsking] = useState(false);
  const order = useMutation({
    mutationFn: (order: Order) =>
      Promise.all(concerned(submissions, order).map(({ id }) => orders[order](id))),
    onSettled: () => {
      setAsking(false);
      return onChanged();
    },
  });
  const sums = sumOf(submissions);
  const state = stateOf(submissions);
  const open = sums.total - ended(sums);
  const parts = [
    ...outcomes.map((name) => ({ name, count: sums[name], label: shell(`state.${name}`) })),
    { name: "waits", count: open, label: t("out.waits") },
  ].filter(({ count }) => count > 0);
  return (
    <section className={classes.step} data-testid="running" data-state={state}>
      <h2>
        {t(`out.state_${state}`)}
        <span className={classes.count}>
          {t("out.progress", { ended: number(ended(sums)), total: number(sums.total) })}
        </span>
      </h2>
      <div className={classes.bar} aria-hidden>
        {parts.map(({ name, count }) => (
          <i key={name} data-part={name} style={{ flexGrow: count }} />
        ))}
      </div>
      <ul className={classes.legend} aria-label={t("out.legend")}>
        {parts.map(({ name, count, label }) => (
          <li key={name} data-testid="part" data-part={name}>
            <i data-part={name} aria-hidden /> {label} <strong>{number(count)}</strong>
          </li>
        ))}
        {(["read", "clicked", "replied", "optedOut"] as const)
          .filter((name) => sums[name] > 0)
          .map((name) => (
            <li key={name}>
              {shell(`fact.${name}`)} <strong>{number(sums[name])}</strong>
            </li>
          ))}
      </ul>
      <div className={classes.actions}>
        {whole && state === "running" && (
          <Button
            variant="default"
            loading={order.isPending}
            onClick={() => order.mutate("pause")}
            data-testid="pause"
          >
            {t("out.pause")}
          </Button>
        )}
        {whole && state === "paused" && (
          <Button loading={order.isPending} onClick={() => order.mutate("resume")} data-testid="resume">
            {t("out.resume")}
          </Button>
        )}
        {whole && (state === "running" || state === "paused") && (
          <Button variant="default" color="red" onClick={() => setAsking(true)} data-testid="cancel">
            {t("out.cancel")}
          </Button>
        )}
        {submissions[0] && (
          <Link to="/messages" search={{ submission: submissions[0].id }} className={classes.onward}>
            {t("out.messages")}
          </Link>
        )}
      </div>
      {order.isError && <ProblemNotice error={order.error} />}
      {asking && (
        <Dialog title={t("out.cancelAsk")} onClose={() => setAsking(false)}>
          <div className={form.form}>
            <p>{t("out.cancelText", { number: number(open) })}</p>
            <div className={form.foot}>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t("out.cancelNo")}
              </Button>
              <Button
                color="red"
                loading={order.isPending}
                onClick={() => order.mutate("cancel")}
                data-testid="cancel-yes"
              >
                {t("out.cancel")}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** What has ended is let be. */
function concerned(submissions: Submission[], order: Order): Submission[] {
  const from = { pause: ["running"], resume: ["paused"], cancel: ["running", "paused"] }[order];
  return submissions.filter(({ state }) => from.includes(state));
}
