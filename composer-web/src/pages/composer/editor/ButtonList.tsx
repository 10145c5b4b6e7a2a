import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Button, buttonsAt, type CardDocument, cardsOf, type Place } from "../../../document/card";
import { freeId } from "../../../document/ids";
import { pointer } from "../../../document/json";
import { Icon } from "../../../shell/Icon";
import { useTakesAim } from "../aim";
import { useOfCard, usePerform } from "../bench";
import { Sortable } from "../Sortable";
import { fresh } from "./actions";
import { ButtonItem } from "./ButtonItem";
import classes from "./Editor.module.css";

type Props = { at: Place; title: string; hint?: string; add: string; most: number };

/** The buttons of a card, or the chips of the message; one is open at a time. */
export function ButtonList({ at, title, hint, add, most }: Props) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const buttons = useOfCard((card) => buttonsAt(card, at));
  const ids = buttons.map(({ id }) => id);
  const [open, setOpen] = useState<string>();
  const adding = useRef<HTMLButtonElement>(null);
  useTakesAim(
    useOfCard((card) => placeOf(card, at)),
    () => adding.current,
  );
  const nameOf = (button: Button | undefined) => button?.label || t("button.unnamed");
  return (
    <section className={classes.group} data-testid={at === "chips" ? "chips" : "buttons"}>
      <h3>
        {title}
        <span>
          {buttons.length}/{most}
        </span>
      </h3>
      {hint && <p className={classes.hint}>{hint}</p>}
      <Sortable
        ids={ids}
        name={(id) => nameOf(buttons.find((one) => one.id === id))}
        onMove={(button, to) => perform({ do: "moveButton", at, button, to })}
      >
        <ol className={classes.buttons}>
          {buttons.map((button, index) => (
            <ButtonItem
              key={button.id}
              at={at}
              button={button}
              index={index}
              count={buttons.length}
              name={nameOf(button)}
              open={open === button.id}
              onOpen={(opened) => setOpen(opened ? button.id : undefined)}
            />
          ))}
        </ol>
      </Sortable>
      <button
        ref={adding}
        type="button"
        className={classes.add}
        disabled={buttons.length >= most}
        title={buttons.length >= most ? t("button.most", { max: most }) : undefined}
        onClick={() => {
          const label = t("button.newLabel");
          perform({ do: "addButton", at, button: { label, action: fresh("reply", label) } });
          setOpen(freeId("b", ids));
        }}
        data-testid={at === "chips" ? "add-chip" : "add-button"}
      >
        <Icon name="plus" size={16} /> {add}
      </button>
    </section>
  );
}

/** Where the list stands in the document. */
function placeOf(card: CardDocument, at: Place): string {
  if (at === "chips") return "/suggestions";
  return pointer(["cards", cardsOf(card).findIndex((one) => one.id === at.card), "buttons"]);
}
