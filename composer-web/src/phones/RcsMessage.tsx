import { useTranslation } from "react-i18next";
import { Carousel } from "./Carousel";
import { Linked } from "./Linked";
import { MediaView } from "./MediaView";
import phone from "./Phone.module.css";
import { pieces } from "./pieces";
import classes from "./Rcs.module.css";
import { RcsButton } from "./RcsButton";
import { RichCard } from "./RichCard";
import type { Button, ShownRcs } from "./shown";

type Props = {
  shown: ShownRcs;
  last: boolean;
  tapped: (button: Button) => boolean;
  onTap?: (button: Button) => void;
};

/** Text, card or carousel; the chips stand under it only while it is the last message. */
export function RcsMessage({ shown, last, tapped, onTap }: Props) {
  const { t } = useTranslation();
  const single = shown.cards[0];
  return (
    <>
      {shown.text && (
        <div className={phone.bubble}>
          <Linked pieces={pieces([shown.text])} />
        </div>
      )}
      {shown.file && (
        <div className={classes.file}>
          <MediaView media={shown.file} />
        </div>
      )}
      {shown.layout === "standalone" && single && (
        <RichCard
          card={single}
          className={`${classes.standalone} ${shown.right ? classes.right : ""}`}
          beside={shown.beside}
          tapped={tapped}
          onTap={onTap}
        />
      )}
      {shown.layout === "carousel" && (
        <Carousel
          cards={shown.cards}
          showing={shown.showing}
          wide={shown.wide}
          tapped={tapped}
          onTap={onTap}
        />
      )}
      {last && shown.chips.length > 0 && (
        <ul className={classes.chips} aria-label={t("phone.chips")}>
          {shown.chips.map((chip) => (
            <li key={chip.place}>
              <RcsButton button={chip} kind="chip" tapped={tapped(chip)} onTap={onTap} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
