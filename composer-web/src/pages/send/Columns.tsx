import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Checkbox.css";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Variable } from "../../document/card";
import { holding, type List, NOTHING, NUMBER, namesOf } from "./list";
import classes from "./Send.module.css";

type Props = { list: List; variables: Variable[]; onList: (list: List) => void };

/** What each column holds; variables without a column may have one value for everyone. */
export function Columns({ list, variables, onList }: Props) {
  const { t } = useTranslation("send");
  const first = list.cells[list.header ? 1 : 0] ?? [];
  const missing = variables.filter(({ name }) => !list.holds.includes(name));
  return (
    <section className={classes.step} aria-labelledby="step-columns">
      <h2 id="step-columns">{t("steps.columns")}</h2>
      <Checkbox
        label={t("columns.header")}
        checked={list.header}
        onChange={(event) => onList({ ...list, header: event.currentTarget.checked })}
        data-testid="header"
      />
      <div className={classes.columns}>
        {namesOf(list).map((name, column) => (
          <NativeSelect
            key={column}
            label={t("columns.column", { name })}
            description={first[column] ? t("columns.for", { sample: first[column] }) : undefined}
            value={list.holds[column]}
            onChange={(event) => onList(holding(list, column, event.currentTarget.value))}
            data={[
              { value: NOTHING, label: t("columns.nothing") },
              { value: NUMBER, label: t("columns.number") },
              ...variables.map((variable) => ({ value: variable.name, label: `{{${variable.name}}}` })),
            ]}
            data-testid="column"
            data-column={column}
          />
        ))}
        {missing.map(({ name, default: fallback }) => (
          <TextInput
            key={name}
            label={t("columns.same", { name })}
            description={
              fallback === undefined
                ? t("columns.noDefault", { name })
                : t("columns.default", { value: fallback })
            }
            value={list.fixed[name] ?? ""}
            onChange={(event) =>
              onList({ ...list, fixed: { ...list.fixed, [name]: event.currentTarget.value } })
            }
            data-testid="fixed"
            data-name={name}
          />
        ))}
      </div>
      {!list.holds.includes(NUMBER) && (
        <p className={classes.wrong} role="alert">
          {t("columns.noNumber")}
        </p>
      )}
    </section>
  );
}
