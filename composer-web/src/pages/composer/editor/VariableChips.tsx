import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useOfCard, usePerform } from "../bench";
import classes from "./Editor.module.css";
import { VariableForm } from "./VariableForm";

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
              <Popover position="bottom-start" shadow="md" width={280} trapFocus>
                <Popover.Target>
                  <button type="button" className={classes.variable} data-testid="variable" data-name={name}>
                    {name}
                    <small>{variable.sample ?? variable.default ?? t("variable.noSample")}</small>
                  </button>
                </Popover.Target>
                <Popover.Dropdown>
                  <VariableForm variable={variable} />
                </Popover.Dropdown>
              </Popover>
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
