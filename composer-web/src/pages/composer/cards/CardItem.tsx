import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { CardContent, Media } from "../../../document/card";
import { Icon } from "../../../shell/Icon";
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
  media: Media | undefined;
  /** Pieces of advice, and whether one is an error. */
  found: number;
  bad: boolean;
  onChoose: (card: string) => void;
};

/** One card of the list, drawn anew only when something of it changes. */
export const CardItem = memo(function CardItem(props: Props) {
  const { content, index, count, name, chosen, flawed, media, found, bad, onChoose } = props;
  const { t } = useTranslation("composer");
  const { ref, style, dragging, handle } = useMovable(content.id, t("card.move", { name }));
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
        onClick={() => onChoose(content.id)}
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
