import { useTranslation } from "react-i18next";
import type { CardContent } from "../../../document/card";
import { pictureIn } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { useCard, useLocale } from "../bench";
import { useMovable } from "../Sortable";
import { Thumb } from "../Thumb";
import { CardMenu } from "./CardMenu";
import classes from "./Cards.module.css";
import { useCardDeeds } from "./useCardDeeds";

type Props = {
  content: CardContent;
  index: number;
  count: number;
  name: string;
  chosen: boolean;
  flawed: boolean;
  found: { count: number; bad: boolean };
  onChoose: () => void;
};

export function CardItem({ content, index, count, name, chosen, flawed, found, onChoose }: Props) {
  const { t } = useTranslation("composer");
  const { ref, style, dragging, handle } = useMovable(content.id, t("card.move", { name }));
  const card = useCard();
  const locale = useLocale();
  const deeds = useCardDeeds(content.id, index);
  return (
    <li
      ref={ref}
      style={style}
      className={classes.item}
      data-chosen={chosen}
      data-dragging={dragging}
      data-testid="card"
      data-id={content.id}
    >
      {handle}
      <button
        type="button"
        className={classes.choose}
        aria-current={chosen}
        onClick={onChoose}
        onKeyDown={(event) => {
          if (event.key === "Delete" || event.key === "Backspace") deeds.remove();
        }}
        data-testid="choose-card"
      >
        <Thumb media={pictureIn(card, content.id, locale)} />
        <span className={classes.name}>
          <span>{name}</span>
          <small>
            {index + 1}
            {flawed && (
              <em className={classes.flaw}>
                <Icon name="warning" size={14} label={t("card.unfinished")} />
              </em>
            )}
            {found.count > 0 && (
              <em
                className={classes.found}
                data-bad={found.bad}
                title={t("lint.count", { count: found.count })}
              >
                <span aria-hidden>{found.count}</span>
                <span className={classes.hidden}>{t("lint.count", { count: found.count })}</span>
              </em>
            )}
          </small>
        </span>
      </button>
      <CardMenu name={name} first={index === 0} last={index === count - 1} deeds={deeds} />
    </li>
  );
}
