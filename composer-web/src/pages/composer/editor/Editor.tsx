import { useEffect, useRef } from "react";
import { cardsOf } from "../../../document/card";
import { useCard, useSelection } from "../bench";
import { CardEditor } from "./CardEditor";
import { LocaleTabs } from "./LocaleTabs";
import { MessageEditor } from "./MessageEditor";

/** What is chosen, opened for writing in the chosen language. */
export function Editor() {
  const card = useCard();
  const selection = useSelection();
  const index = cardsOf(card).findIndex((one) => one.id === selection.card);
  const content = cardsOf(card)[index];
  const top = useRef<HTMLDivElement>(null);
  // What is opened is read from its beginning.
  useEffect(() => {
    top.current?.scrollIntoView?.({ block: "end" });
  }, [selection.card]);
  return (
    <>
      <div ref={top} />
      <LocaleTabs />
      {content ? <CardEditor key={content.id} content={content} index={index} /> : <MessageEditor />}
    </>
  );
}
