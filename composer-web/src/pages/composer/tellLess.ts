import type { CardDocument } from "../../document/card";
import { lessOf } from "../../document/mend";
import { tell } from "./notice";

/** Says what was taken away so that a card fits. */
export function tellLess(before: CardDocument, after: CardDocument): void {
  const { cards, buttons, texts, characters } = lessOf(before, after);
  if (cards > 0) tell("fewerCards", { count: cards });
  else if (buttons > 0) tell("fewerButtons", { count: buttons });
  else if (texts > 0) tell("fewerWords", { count: texts, characters });
  else tell("fixed");
}
