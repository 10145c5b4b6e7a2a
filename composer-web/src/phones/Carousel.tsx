import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../shell/Icon";
import classes from "./Rcs.module.css";
import { RichCard } from "./RichCard";
import type { Button, Card } from "./shown";

/** Closer to its end than this, a rail counts as scrolled to it. */
const EDGE_PX = 8;

/** Beside the first card of a rail. */
const PADDING_PX = 12;

type Props = {
  cards: Card[];
  showing?: number;
  wide: boolean;
  tapped: (button: Button) => boolean;
  onTap?: (button: Button) => void;
};

/** Cards in a row that scrolls, by finger, wheel, keyboard and the two arrows. */
export function Carousel({ cards, showing, wide, tapped, onTap }: Props) {
  const { t } = useTranslation();
  const rail = useRef<HTMLUListElement>(null);
  const [edge, setEdge] = useState({ previous: true, next: false });
  const look = () => {
    const at = rail.current;
    if (!at) return;
    const next = at.scrollLeft + at.clientWidth >= at.scrollWidth - EDGE_PX;
    setEdge({ previous: at.scrollLeft <= EDGE_PX, next });
  };
  useEffect(look, []);
  useEffect(() => {
    const card = showing === undefined ? undefined : rail.current?.children[showing];
    if (card instanceof HTMLElement)
      rail.current?.scrollTo?.({ left: card.offsetLeft - PADDING_PX, behavior: "smooth" });
  }, [showing]);
  const step = (direction: 1 | -1) => {
    const width = rail.current?.firstElementChild?.clientWidth ?? 0;
    rail.current?.scrollBy({ left: direction * (width + 8), behavior: "smooth" });
  };
  return (
    <section className={classes.carousel} aria-label={t("phone.carousel", { count: cards.length })}>
      <ul className={classes.rail} ref={rail} onScroll={look} tabIndex={0} data-testid="carousel">
        {cards.map((card, index) => (
          <li
            key={index}
            className={wide ? classes.wide : classes.small}
            aria-label={t("phone.card", { number: index + 1, count: cards.length })}
          >
            <RichCard card={card} tapped={tapped} onTap={onTap} />
          </li>
        ))}
      </ul>
      {(["previous", "next"] as const).map((to) => (
        <button
          key={to}
          type="button"
          className={classes.step}
          data-to={to}
          aria-label={t(`phone.${to}`)}
          hidden={edge[to]}
          onClick={() => step(to === "next" ? 1 : -1)}
        >
          <Icon name={to === "next" ? "right" : "left"} size={16} />
        </button>
      ))}
    </section>
  );
}
