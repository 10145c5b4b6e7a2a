import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanRequest } from "../../api/types";
import type { CardDocument } from "../../document/card";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Columns } from "./Columns";
import { Confirm } from "./Confirm";
import { confirmed, type Draft, MOST, type Terms } from "./draft";
import { Hold } from "./Hold";
import { How, isPast } from "./How";
import { NUMBER, rowsOf } from "./list";
import { ModeChoice } from "./ModeChoice";
import { PlanView } from "./PlanView";
import { Rows } from "./Rows";
import classes from "./Send.module.css";
import { TryOne } from "./TryOne";
import { useClearance } from "./useClearance";
import { usePlan } from "./usePlan";
import { Who } from "./Who";

type Props = {
  draft: Draft;
  change: (edit: (draft: Draft) => Draft) => void;
  renew: () => void;
  template: { id: string; version: number };
  card: CardDocument;
  /** Another one is to be sent. */
  onVersion: (version: number) => void;
};

/** Everything before the confirmation, on one page: each part can be changed at any time, and the plan follows. */
export function Compose({ draft, change, renew, template, card, onVersion }: Props) {
  const { t } = useTranslation("send");
  const { list, terms } = draft;
  const rows = useMemo(() => rowsOf(list), [list]);
  const variables = card.variables ?? [];
  const late = isPast(terms.at);
  const ready = rows.length > 0 && rows.length <= MOST && list.holds.includes(NUMBER) && !late;
  const { id, version } = template;
  const clearance = useClearance(id, version, terms.mode);
  const clear = clearance.known && !clearance.held;
  const request = useMemo(
    () => (ready && clear ? { ...sharedOf(terms, { id, version }), recipients: rows } : undefined),
    [ready, clear, terms, id, version, rows],
  );
  const planned = usePlan(request);
  const [asking, setAsking] = useState(false);
  const setTerms = (part: Partial<Terms>) => change((old) => ({ ...old, terms: { ...old.terms, ...part } }));
  const out = new Set(planned.plan?.problems.map((problem) => problem.row));
  return (
    <div className={classes.steps}>
      <ModeChoice mode={terms.mode} onMode={(mode) => setTerms({ mode })} />
      <Who
        list={list}
        variables={variables}
        mode={terms.mode}
        onList={(next) => change((old) => ({ ...old, list: next }))}
        onClear={renew}
      />
      {rows.length > 0 && (
        <>
          <Columns
            list={list}
            variables={variables}
            onList={(next) => change((old) => ({ ...old, list: next }))}
          />
          <How terms={terms} card={card} onTerms={setTerms} />
          <section className={classes.step} aria-labelledby="step-plan">
            <h2 id="step-plan">{t("steps.plan")}</h2>
            {clearance.held && (
              <Hold clearance={clearance} template={id} version={version} onVersion={onVersion} />
            )}
            {planned.error !== undefined && <ProblemNotice error={planned.error} onRetry={planned.again} />}
            <PlanView plan={planned.plan} busy={planned.busy} />
            {planned.plan && (
              <div className={classes.actions}>
                <TryOne terms={terms} template={template} row={rows.find((_, row) => !out.has(row))} />
                <Confirm
                  count={planned.plan.going}
                  terms={terms}
                  busy={planned.busy}
                  open={asking}
                  onOpen={setAsking}
                  onYes={() => {
                    setAsking(false);
                    change((old) =>
                      confirmed(
                        old,
                        rows.filter((_, row) => !out.has(row)),
                        template,
                        new Date(),
                      ),
                    );
                  }}
                />
              </div>
            )}
          </section>
          <Rows
            list={list}
            rows={rows}
            problems={planned.plan?.problems ?? []}
            onList={(next) => change((old) => ({ ...old, list: next }))}
          />
        </>
      )}
    </div>
  );
}

/** What all rows share, as plans and sends say it. */
function sharedOf(
  { mode, sender, locale, at }: Terms,
  template: PlanRequest["template"],
): Omit<PlanRequest, "recipients"> {
  return {
    template,
    mode,
    ...(sender ? { sender } : {}),
    ...(locale ? { locale } : {}),
    ...(at ? { sendAt: new Date(at).toISOString() } : {}),
  };
}
