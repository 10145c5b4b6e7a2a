import { memo, useContext } from "react";
import { useTranslation } from "react-i18next";
import { steps } from "../../../document/json";
import { pictureIn, titleIn } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { ProblemsContext, useEditing, useOfCard } from "../bench";
import { useFoundIn } from "../lint/useLinting";
import { useMovable } from "../Sortable";
import { Thumb } from "../Thumb";
import { CardMenu } from "./CardMenu";
import classes from "./Cards.module.css";
import { useCardDeeds } from "./useCardDeeds";

type Props = { id: string; index: number; count: number; onChoose: (card: string) => void };

/** One card of the list, drawn anew only when something of it changes. */
export const CardItem = memo(function CardItem({ id, index, count, onChoose }: Props) {
  const { t } = useTranslation("composer");
  const title = useOfCard((card, locale) => titleIn(card, id, locale));
  const name = title || t("card.number", { number: index + 1 });
  const media = useOfCard((card, locale) => pictureIn(card, id, locale));
  const chosen = useEditing(({ history }) => history.now.selection.card === id);
  const flawed = useContext(ProblemsContext).some(({ pointer }) => {
    const [what, place] = steps(pointer);
    return what === "cards" && place === `${index}`;
  });
  const { count: found, bad } = useFoundIn(id);
  const { ref, style, dragging, handle } = useMovable(id, t("card.move", { name }));
  const deeds = useCardDeeds(id, index);
  return (
    <li
      ref={ref}
      style={style}
      className={classes.item}
      data-chosen={chosen}
      data-dragging={dragging}
      data-testid="card"
      data-id={id}
    >
      {handle}
      <button
        type="button"
        className={classes.choose}
        aria-current={chosen}
        onClick={() => onChoose(id)}
        onKeyDown={(event) => {
          if (event.key === "Delete" || event.key === "Backspace") deeds.remove();
        }}
        data-testid="choose-card"
      >
        <Thumb media={media} />
        <span className={classes.name}>
          <span>{name}</span>
          <small>
            {index + 1}
            {flawed && (
              <em className={classes.flaw}>
                <Icon name="warning" size={14} label={t("card.unfinished")} />
              </em>
            )}
            {found > 0 && (
              <em className={classes.found} data-bad={bad} title={t("lint.count", { count: found })}>
                <span aria-hidden>{found}</span>
                <span className={classes.hidden}>{t("lint.count", { count: found })}</span>
              </em>
            )}
          </small>
        </span>
      </button>
      <CardMenu name={name} first={index === 0} last={index === count - 1} deeds={deeds} />
    </li>
  );
});
