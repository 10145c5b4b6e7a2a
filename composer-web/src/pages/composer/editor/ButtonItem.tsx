import { Menu } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { type Button, cardsOf, type Place } from "../../../document/card";
import { maxLength } from "../../../document/schema";
import { Icon } from "../../../shell/Icon";
import { useOpensForAim } from "../aim";
import { ProblemsContext, useOfCard, usePerform, usePointer } from "../bench";
import { tell } from "../notice";
import { useMovable } from "../Sortable";
import { ActionForm } from "./ActionForm";
import { actionIcons } from "./actions";
import classes from "./Editor.module.css";
import { TextField } from "./TextField";

type Props = {
  at: Place;
  button: Button;
  index: number;
  count: number;
  name: string;
  open: boolean;
  onOpen: (open: boolean) => void;
};

export function ButtonItem({ at, button, index, count, name, open, onOpen }: Props) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const base = useBase(at, index);
  const flawed = useContext(ProblemsContext).some(({ pointer }) => pointer.startsWith(`${base}/`));
  const label = usePointer({ of: "button", at, button: button.id, name: "label" });
  useOpensForAim(label.replace(/\/label$/, ""), () => onOpen(true));
  const { ref, style, handle } = useMovable(button.id, t("button.move", { name }));
  const move = (by: 1 | -1) => perform({ do: "moveButton", at, button: button.id, to: index + by });
  const remove = () => {
    perform({ do: "removeButton", at, button: button.id });
    tell("buttonRemoved");
  };
  return (
    <li ref={ref} style={style} className={classes.block} data-testid="button" data-id={button.id}>
      <div className={classes.blockHead}>
        {handle}
        <button
          type="button"
          className={classes.blockOpen}
          aria-expanded={open}
          onClick={() => onOpen(!open)}
          data-testid="open-button"
        >
          <Icon name={actionIcons[button.action.type]} size={16} />
          <span className={classes.blockName}>{name}</span>
          {flawed && (
            <span className={classes.flaw}>
              <Icon name="warning" size={16} label={t("card.unfinished")} />
            </span>
          )}
          <Icon name="down" size={14} />
        </button>
        <Menu position="bottom-end" shadow="md" width={180}>
          <Menu.Target>
            <button type="button" className={classes.dots} aria-label={t("button.menu", { name })}>
              <Icon name="more" size={18} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={index === 0} onClick={() => move(-1)}>
              {t("card.up")}
            </Menu.Item>
            <Menu.Item disabled={index === count - 1} onClick={() => move(1)}>
              {t("card.down")}
            </Menu.Item>
            <Menu.Item onClick={remove} data-testid="remove-button">
              {t("card.remove")}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {open && (
        <div className={classes.blockBody}>
          <TextField
            field={{ of: "button", at, button: button.id, name: "label" }}
            label={t("button.label")}
            limit={maxLength("label")}
            line
            testId="field-label"
          />
          <ActionForm at={at} button={button} base={`${base}/action`} />
        </div>
      )}
    </li>
  );
}

/** Where the button stands in the document. */
function useBase(at: Place, index: number): string {
  const place = useOfCard((card) =>
    at === "chips" ? -1 : cardsOf(card).findIndex(({ id }) => id === at.card),
  );
  return at === "chips" ? `/suggestions/${index}` : `/cards/${place}/buttons/${index}`;
}
