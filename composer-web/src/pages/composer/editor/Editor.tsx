import { useEffect, useRef } from "react";
import { cardsOf } from "../../../document/card";
import { useOfCard, useSelection } from "../bench";
import { CardEditor } from "./CardEditor";
import { LocaleTabs } from "./LocaleTabs";
import { MessageEditor } from "./MessageEditor";

/** What is chosen, opened for writing in the chosen language. */
export function Editor() {
  const { card } = useSelection();
  const index = useOfCard((whole) => cardsOf(whole).findIndex(({ id }) => id === card));
  const top = useRef<HTMLDivElement>(null);
  // What is opened is read from its beginning.
  useEffect(() => {
    top.current?.scrollIntoView?.({ block: "end" });
  }, [card]);
  return (
    <>
      <div ref={top} />
      <LocaleTabs />
      {card === undefined ? <MessageEditor /> : <CardEditor key={card} id={card} index={index} />}
    </>
  );
}
