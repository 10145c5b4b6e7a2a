import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { useGoTo } from "../aim";
import { ProblemsContext } from "../bench";
import { usePlaceName } from "../usePlaceName";
import { useSentence } from "../useSentence";
import classes from "./Cards.module.css";

/** What keeps the draft from being saved, each leading to its place. */
export function Unfinished() {
  const { t } = useTranslation("composer");
  const problems = useContext(ProblemsContext);
  const placeName = usePlaceName();
  const goTo = useGoTo();
  const say = useSentence();
  if (problems.length === 0) return null;
  return (
    <section className={classes.unfinished} aria-label={t("unfinished.title")} data-testid="unfinished">
      <h2>
        <Icon name="warning" size={16} />
        {t("unfinished.count", { count: problems.length })}
      </h2>
      <ul>
        {problems.map((problem, order) => {
          const { where, field } = placeName(problem.pointer);
          return (
            <li key={`${order}${problem.pointer}`}>
              <button type="button" onClick={() => goTo(problem.pointer)} data-testid="go-to-problem">
                <strong>{where}</strong> {field && `${field}:`} {say(problem)}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
