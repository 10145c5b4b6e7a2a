import { useCallback, useContext } from "react";
import { useTranslation } from "react-i18next";
import { newCard } from "../../../document/blank";
import { cardsOf } from "../../../document/card";
import { steps } from "../../../document/json";
import { limits } from "../../../document/schema";
import { pictureIn, readText } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { ProblemsContext, useCard, useEditing, usePerform, useSelection } from "../bench";
import { useFoundIn } from "../lint/useLinting";
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
  const card = useCard();
  const selection = useSelection();
  const select = useEditing((editing) => editing.select);
  const perform = usePerform();
  const problems = useContext(ProblemsContext);
  const cards = cardsOf(card);
  const name = (id: string) => {
    const field = { of: "card", card: id, name: "title" } as const;
    const title = readText(card, field, selection.locale) || readText(card, field, card.locale);
    return title || t("card.number", { number: cards.findIndex((one) => one.id === id) + 1 });
  };
  const foundIn = useFoundIn(card);
  const { locale } = selection;
  const choose = useCallback(
    (id?: string) => {
      select({ locale, ...(id === undefined ? {} : { card: id }) });
      onChosen();
    },
    [select, locale, onChosen],
  );
  const flawed = (index: number) =>
    problems.some(({ pointer }) => {
      const [what, place] = steps(pointer);
      return what === "cards" && place === `${index}`;
    });
  return (
    <>
      <button
        type="button"
        className={classes.message}
        aria-current={selection.card === undefined}
        onClick={() => choose()}
        data-testid="choose-message"
      >
        <Icon name="message" size={18} />
        <span>
          {t("message.title")}
          <small>{t(`kind.${card.kind}`)}</small>
        </span>
      </button>
      <h2 className={classes.heading}>
        {t("card.heading")}
        <span>{cards.length > 1 ? t("card.carousel", { count: cards.length }) : t("card.single")}</span>
      </h2>
      <Sortable
        ids={cards.map(({ id }) => id)}
        name={name}
        onMove={(id, to) => perform({ do: "moveCard", card: id, to })}
      >
        <ol className={classes.list}>
          {cards.map((content, index) => {
            const found = foundIn(content.id);
            return (
              <CardItem
                key={content.id}
                content={content}
                index={index}
                count={cards.length}
                name={name(content.id)}
                chosen={content.id === selection.card}
                flawed={flawed(index)}
                media={pictureIn(card, content.id, locale)}
                found={found.count}
                bad={found.bad}
                onChoose={choose}
              />
            );
          })}
        </ol>
      </Sortable>
      <button
        type="button"
        className={classes.add}
        disabled={cards.length >= limits.cards}
        title={cards.length >= limits.cards ? t("card.most", { max: limits.cards }) : undefined}
        onClick={() => {
          perform({ do: "addCard", clip: newCard(t("card.newTitle")), index: cards.length });
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
