import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { mended } from "../../../document/mend";
import type { Problem } from "../../../document/problem";
import { Icon } from "../../../shell/Icon";
import { useGoTo } from "../aim";
import { ProblemsContext, useBench, useMay } from "../bench";
import { tellLess } from "../tellLess";
import { usePlaceName } from "../usePlaceName";
import { useSentence } from "../useSentence";
import classes from "./Cards.module.css";

/** What keeps the draft from being saved, each leading to its place. */
export function Unfinished() {
  const { t } = useTranslation("composer");
  const problems = useContext(ProblemsContext);
  const placeName = usePlaceName();
  const goTo = useGoTo();
  const may = useMay();
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
              {may && <Mend problem={problem} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One button for what is simply too much: it takes it away, and undo brings it back. */
function Mend({ problem }: { problem: Problem }) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  if (problem.code !== "too-many" && problem.code !== "too-long") return null;
  // Read anew when it is pressed: this is not drawn again with every key.
  const read = () => editing.getState().history.now.draft;
  if (!mended(read().card, problem)) return null;
  return (
    <button
      type="button"
      className={classes.mend}
      onClick={() => {
        const draft = read();
        const card = mended(draft.card, problem);
        if (!card) return;
        editing.getState().perform({ do: "everything", draft: { ...draft, card } });
        tellLess(draft.card, card);
      }}
      data-testid="mend"
    >
      {t("preview.makeFit")}
    </button>
  );
}
