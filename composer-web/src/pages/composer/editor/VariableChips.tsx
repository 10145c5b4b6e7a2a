import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Variable } from "../../../document/card";
import { useOfCard, usePerform } from "../bench";
import classes from "./Editor.module.css";
import { VariableForm } from "./forms";

/** The variables of a text; each opens what it is and shows. */
export function VariableChips({ names }: { names: string[] }) {
  const { t } = useTranslation("composer");
  const declared = useOfCard((card) => card.variables ?? []);
  const perform = usePerform();
  if (names.length === 0) return null;
  return (
    <ul className={classes.variables} aria-label={t("variable.title")}>
      {names.map((name) => {
        const variable = declared.find((one) => one.name === name);
        return (
          <li key={name}>
            {variable ? (
              <VariableChip variable={variable} />
            ) : (
              <button
                type="button"
                className={classes.variable}
                data-unknown
                onClick={() => perform({ do: "addVariable", variable: { name, type: "text" } })}
                data-testid="declare-variable"
              >
                {t("variable.declare", { name })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function VariableChip({ variable }: { variable: Variable }) {
  const { t } = useTranslation("composer");
  const [opened, setOpened] = useState(false);
  return (
    <Popover position="bottom-start" shadow="md" width={280} trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button
          type="button"
          className={classes.variable}
          onClick={() => void VariableForm.ready().then(() => setOpened(!opened))}
          data-testid="variable"
          data-name={variable.name}
        >
          {variable.name}
          <small>{variable.sample ?? variable.default ?? t("variable.noSample")}</small>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <VariableForm variable={variable} />
      </Popover.Dropdown>
    </Popover>
  );
}
