import { Button } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanProblem } from "../../api/types";
import { Icon } from "../../shell/Icon";
import { type List, NOTHING, NUMBER, namesOf, type Row, without, written } from "./list";
import classes from "./Send.module.css";
import { usePlanWords } from "./usePlanWords";

type Props = { list: List; rows: Row[]; problems: PlanProblem[]; onList: (list: List) => void };

const SHOWN = 50;

/** Every row, those with something wrong first; each cell can be changed where it stands. */
export function Rows({ list, rows, problems, onList }: Props) {
  const { t } = useTranslation("send");
  const [shown, setShown] = useState(SHOWN);
  const wrong = useMemo(() => byRow(problems), [problems]);
  const order = useMemo(() => {
    const all = [...rows.keys()];
    return [...all.filter((row) => wrong.has(row)), ...all.filter((row) => !wrong.has(row))];
  }, [rows, wrong]);
  const names = namesOf(list);
  const columns = list.holds.flatMap((held, column) => (held === NOTHING ? [] : [column]));
  const more = Math.min(SHOWN, order.length - shown);
  return (
    <section className={classes.step} aria-labelledby="step-rows">
      <h2 id="step-rows">
        {t("rows.title")}
        {wrong.size > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<Icon name="trash" size={14} />}
            onClick={() => onList(without(list, new Set(wrong.keys())))}
            data-testid="drop-all"
          >
            {t("rows.dropAll", { count: wrong.size })}
          </Button>
        )}
      </h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("rows.row")}</th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {list.holds[column] === NUMBER ? t("rows.number") : names[column]}
                </th>
              ))}
              <th scope="col">{t("rows.finding")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {order.slice(0, shown).map((row) => (
              <tr key={row} data-wrong={wrong.has(row)} data-testid="row" data-row={row}>
                <th scope="row">{row + 1}</th>
                {columns.map((column) => (
                  <td key={column}>
                    <Cell
                      text={list.cells[row + (list.header ? 1 : 0)]?.[column] ?? ""}
                      label={t("rows.cell", { column: names[column] ?? "", row: row + 1 })}
                      onText={(text) => onList(written(list, row, column, text))}
                    />
                  </td>
                ))}
                <td>
                  <Findings problems={wrong.get(row)} />
                </td>
                <td>
                  <button
                    type="button"
                    className={classes.drop}
                    aria-label={t("rows.drop", { row: row + 1 })}
                    onClick={() => onList(without(list, new Set([row])))}
                  >
                    <Icon name="cross" size={14} />
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && (
        <Button variant="default" onClick={() => setShown(shown + SHOWN)}>
          {t("rows.more", { count: more })}
        </Button>
      )}
    </section>
  );
}

function byRow(problems: PlanProblem[]): Map<number, PlanProblem[]> {
  const rows = new Map<number, PlanProblem[]>();
  for (const problem of problems) rows.set(problem.row, [...(rows.get(problem.row) ?? []), problem]);
  return rows;
}

function Findings({ problems }: { problems: PlanProblem[] | undefined }) {
  const { t } = useTranslation("send");
  const { why } = usePlanWords();
  if (!problems) return <span className={classes.hint}>{t("rows.fine")}</span>;
  return (
    <ul>
      {problems.map((problem) => (
        <li key={problem.pointer + problem.code} data-testid="finding" data-code={problem.code}>
          <strong>{why(problem.why)}</strong> {problem.detail}
        </li>
      ))}
    </ul>
  );
}

/** Written into the list when it is left, so that typing does not move the row away. */
function Cell({ text, label, onText }: { text: string; label: string; onText: (text: string) => void }) {
  return (
    <input
      key={text}
      className={classes.cell}
      aria-label={label}
      defaultValue={text}
      onBlur={({ currentTarget: { value } }) => value !== text && onText(value.trim())}
      onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
    />
  );
}
