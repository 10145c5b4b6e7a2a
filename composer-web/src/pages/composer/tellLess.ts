import type { CardDocument } from "../../document/card";
import { lessOf } from "../../document/mend";
import { type Said, tellAll } from "./notice";

/** Says all that was taken away so that a card fits, behind what is known of it already. */
export function tellLess(before: CardDocument, after: CardDocument, first: Said[] = []): void {
  const { cards, buttons, texts, characters } = lessOf(before, after);
  const less: Said[] = [
    { code: "fewerCards", params: { count: cards } },
    { code: "fewerButtons", params: { count: buttons } },
    { code: "fewerWords", params: { count: texts, characters } },
  ];
  const said = [...first, ...less.filter(({ params }) => params?.count)];
  tellAll(said.length > 0 ? said : [{ code: "fixed" }]);
}
