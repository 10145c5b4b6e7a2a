import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { cardsOf } from "../../../document/card";
import { steps } from "../../../document/json";
import { Icon } from "../../../shell/Icon";
import { ProblemsContext, useCard, useEditing, useSelection } from "../bench";
import { useSentence } from "../useSentence";
import classes from "./Cards.module.css";

/** What the editor calls a field of the document. */
const fields: Partial<Record<string, FieldKey>> = {
  title: "field.title",
  text: "field.text",
  subject: "field.subject",
  label: "button.label",
  url: "action.url",
  postback: "action.postback",
  number: "action.number",
  query: "action.query",
  start: "action.start",
  end: "action.end",
  alt: "picture.alt",
  height: "picture.height",
  sample: "variable.sample",
  default: "variable.default",
};

type FieldKey =
  | `field.${"title" | "text" | "subject"}`
  | "button.label"
  | `action.${"url" | "postback" | "number" | "query" | "start" | "end"}`
  | `picture.${"alt" | "height"}`
  | `variable.${"sample" | "default"}`;

/** What keeps the draft from being saved, each leading to its place. */
export function Unfinished({ onChosen }: { onChosen: () => void }) {
  const { t } = useTranslation("composer");
  const problems = useContext(ProblemsContext);
  const card = useCard();
  const { locale } = useSelection();
  const select = useEditing((editing) => editing.select);
  const say = useSentence();
  if (problems.length === 0) return null;
  const named = (pointer: string) => {
    const field = fields[steps(pointer).at(-1) ?? ""];
    return field ? `${t(field)}:` : "";
  };
  const place = (pointer: string) => {
    const [what, index, third, id] = steps(pointer);
    if (what === "cards") return { card: cardsOf(card)[Number(index)]?.id, locale };
    if (what === "locales") return { card: third === "cards" ? id : undefined, locale: index ?? locale };
    return { locale };
  };
  return (
    <section className={classes.unfinished} aria-label={t("unfinished.title")} data-testid="unfinished">
      <h2>
        <Icon name="warning" size={16} />
        {t("unfinished.count", { count: problems.length })}
      </h2>
      <ul>
        {problems.map((problem, order) => {
          const to = place(problem.pointer);
          const index = cardsOf(card).findIndex((one) => one.id === to.card);
          return (
            <li key={`${order}${problem.pointer}`}>
              <button
                type="button"
                onClick={() => {
                  const { card: id, locale: tag } = to;
                  select(id === undefined ? { locale: tag } : { card: id, locale: tag });
                  onChosen();
                }}
              >
                <strong>{index < 0 ? t("message.title") : t("card.number", { number: index + 1 })}</strong>{" "}
                {named(problem.pointer)} {say(problem)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
