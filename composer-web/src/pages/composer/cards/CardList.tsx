import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { newCard } from "../../../document/blank";
import { cardsOf } from "../../../document/card";
import { limits } from "../../../document/schema";
import { titleIn } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { useBench, useEditing, useOfCard, usePerform } from "../bench";
import { Sortable } from "../Sortable";
import { CardItem } from "./CardItem";
import classes from "./Cards.module.css";
import { LintCount } from "./LintCount";
import { Refused } from "./Refused";
import { Unfinished } from "./Unfinished";

type Props = { onChosen: () => void; onAdvice: () => void };

/** The message and its cards in order; choosing one opens it in the editor. */
export function CardList({ onChosen, onAdvice }: Props) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const ids = useOfCard((card) => cardsOf(card).map(({ id }) => id));
  const kind = useOfCard((card) => card.kind);
  const whole = useEditing(({ history }) => history.now.selection.card === undefined);
  const perform = usePerform();
  const name = (id: string) => {
    const { draft, selection } = editing.getState().history.now;
    return titleIn(draft.card, id, selection.locale) || t("card.number", { number: ids.indexOf(id) + 1 });
  };
  const choose = useCallback(
    (id?: string) => {
      const { history, select } = editing.getState();
      select({ locale: history.now.selection.locale, ...(id === undefined ? {} : { card: id }) });
      onChosen();
    },
    [editing, onChosen],
  );
  return (
    <>
      <button
        type="button"
        className={classes.message}
        aria-current={whole}
        onClick={() => choose()}
        data-testid="choose-message"
      >
        <Icon name="message" size={18} />
        <span>
          {t("message.title")}
          <small>{t(`kind.${kind}`)}</small>
        </span>
      </button>
      <h2 className={classes.heading}>
        {t("card.heading")}
        <span>{ids.length > 1 ? t("card.carousel", { count: ids.length }) : t("card.single")}</span>
      </h2>
      <Sortable ids={ids} name={name} onMove={(id, to) => perform({ do: "moveCard", card: id, to })}>
        <ol className={classes.list}>
          {ids.map((id, index) => (
            <CardItem key={id} id={id} index={index} count={ids.length} onChoose={choose} />
          ))}
        </ol>
      </Sortable>
      <button
        type="button"
        className={classes.add}
        disabled={ids.length >= limits.cards}
        title={ids.length >= limits.cards ? t("card.most", { max: limits.cards }) : undefined}
        onClick={() => {
          perform({ do: "addCard", clip: newCard(t("card.newTitle")), index: ids.length });
          onChosen();
        }}
        data-testid="add-card"
      >
        <Icon name="plus" size={18} />
        {t("card.add")}
      </button>
      <Unfinished />
      <Refused />
      <LintCount onOpen={onAdvice} />
    </>
  );
}
