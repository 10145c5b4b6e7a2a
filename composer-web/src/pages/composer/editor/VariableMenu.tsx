import { Menu } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { freeId } from "../../../document/ids";
import { Icon } from "../../../shell/Icon";
import { useOfCard, usePerform } from "../bench";
import classes from "./Editor.module.css";

type Props = { label: string; onPick: (name: string) => void };

/** Puts a variable where the writing stands; a new one is declared on the way. */
export const VariableMenu = memo(function VariableMenu({ label, onPick }: Props) {
  const { t } = useTranslation("composer");
  const declared = useOfCard((card) => card.variables ?? []);
  const perform = usePerform();
  const make = () => {
    const name = freeId(
      "var",
      declared.map((one) => one.name),
    );
    perform({ do: "addVariable", variable: { name, type: "text" } });
    onPick(name);
  };
  return (
    <Menu position="bottom-end" shadow="md" width={220} returnFocus={false}>
      <Menu.Target>
        <button
          type="button"
          className={classes.insert}
          aria-label={t("variable.insertInto", { field: label })}
          title={t("variable.insert")}
          data-testid="insert-variable"
        >
          <Icon name="braces" size={16} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {declared.map(({ name, sample }) => (
          <Menu.Item key={name} onClick={() => onPick(name)} rightSection={<small>{sample}</small>}>
            {name}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="plus" size={16} />} onClick={make} data-testid="new-variable">
          {t("variable.new")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
});
