import { memo } from "react";
import { MediaView } from "./MediaView";
import classes from "./Rcs.module.css";
import { RcsButton } from "./RcsButton";
import type { Button, Card } from "./shown";

type Props = {
  card: Card;
  className?: string;
  beside?: boolean;
  tapped: (button: Button) => boolean;
  onTap?: (button: Button) => void;
};

/** Drawn anew only when it is another card, not for what happens beside it. */
export const RichCard = memo(function RichCard(props: Props) {
  const { card, className = "", beside = false, tapped, onTap } = props;
  return (
    <div className={`${classes.card} ${beside ? classes.beside : ""} ${className}`} data-testid="rich-card">
      {card.media && (
        <div className={`${classes.media} ${beside ? "" : classes[card.media.height]}`}>
          <MediaView media={card.media} />
        </div>
      )}
      {(card.title || card.text) && (
        <div className={classes.words}>
          {card.title && <strong>{card.title}</strong>}
          {card.text && <p>{card.text}</p>}
        </div>
      )}
      {card.buttons.length > 0 && (
        <div className={classes.buttons}>
          {card.buttons.map((button) => (
            <RcsButton
              key={button.place}
              button={button}
              kind="button"
              tapped={tapped(button)}
              onTap={onTap}
            />
          ))}
        </div>
      )}
    </div>
  );
});
