import { useTranslation } from "react-i18next";
import { freeId } from "../../../document/ids";
import { limits } from "../../../document/schema";
import { usedIn } from "../../../document/variables";
import { Icon } from "../../../shell/Icon";
import { useOfCard, usePerform } from "../bench";
import classes from "./Editor.module.css";
import { VariableForm } from "./forms";

/** All variables of the card, used or not. */
export function VariableList() {
  const { t } = useTranslation("composer");
  const variables = useOfCard((card) => card.variables ?? []);
  const used = useOfCard(({ variables: _, ...texts }) => usedIn(texts));
  const perform = usePerform();
  const add = () =>
    perform({
      do: "addVariable",
      variable: {
        name: freeId(
          "var",
          variables.map((one) => one.name),
        ),
        type: "text",
      },
    });
  return (
    <section className={classes.group}>
      <h3>{t("variable.title")}</h3>
      <p className={classes.hint}>{t("variable.means")}</p>
      {variables.map((variable) => (
        <details key={variable.name} className={classes.block}>
          <summary>
            <span className={classes.blockName}>{`{{${variable.name}}}`}</span>
            <small>{variable.sample ?? variable.default ?? t("variable.noSample")}</small>
          </summary>
          <VariableForm variable={variable} />
          <button
            type="button"
            className={classes.quiet}
            disabled={used.includes(variable.name)}
            title={used.includes(variable.name) ? t("variable.used") : undefined}
            onClick={() => perform({ do: "removeVariable", name: variable.name })}
          >
            <Icon name="trash" size={16} /> {t("variable.remove")}
          </button>
        </details>
      ))}
      <button
        type="button"
        className={classes.add}
        disabled={variables.length >= limits.variables}
        onClick={add}
      >
        <Icon name="plus" size={16} /> {t("variable.new")}
      </button>
    </section>
  );
}
