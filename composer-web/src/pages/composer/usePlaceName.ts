import { useTranslation } from "react-i18next";
import { cardsOf } from "../../document/card";
import { steps } from "../../document/json";
import { selectionAt } from "../../document/selection";
import { useOfCard } from "./bench";

type FieldKey =
  | `field.${"title" | "text" | "subject"}`
  | `button.${"label" | "title"}`
  | "chips.title"
  | `action.${"url" | "postback" | "number" | "query" | "start" | "end"}`
  | `picture.${"alt" | "height" | "title"}`
  | `variable.${"sample" | "default"}`;

/** What the editor calls a field of the document. */
const fields: Partial<Record<string, FieldKey>> = {
  title: "field.title",
  text: "field.text",
  subject: "field.subject",
  label: "button.label",
  buttons: "button.title",
  suggestions: "chips.title",
  url: "action.url",
  postback: "action.postback",
  number: "action.number",
  query: "action.query",
  start: "action.start",
  end: "action.end",
  alt: "picture.alt",
  media: "picture.title",
  asset: "picture.title",
  height: "picture.height",
  sample: "variable.sample",
  default: "variable.default",
};

/** A place of the document in the editor's words: the card or the message, and the field if it is one. */
export function usePlaceName(): (pointer: string) => { where: string; field: string } {
  const { t } = useTranslation("composer");
  const cards = useOfCard((card) => cardsOf(card).map(({ id }) => ({ id })));
  return (pointer) => {
    const { card } = selectionAt({ cards }, pointer, "");
    const index = cards.findIndex(({ id }) => id === card);
    const field = fields[steps(pointer).at(-1) ?? ""];
    return {
      where: index < 0 ? t("message.title") : t("card.number", { number: index + 1 }),
      field: field ? t(field) : "",
    };
  };
}
