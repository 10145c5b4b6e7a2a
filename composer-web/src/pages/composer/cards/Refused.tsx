import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ProblemError } from "../../../api/problem";
import { Icon } from "../../../shell/Icon";
import { useGoTo } from "../aim";
import { useBench } from "../bench";
import { usePlaceName } from "../usePlaceName";
import classes from "./Cards.module.css";

/** What the server says against a draft that looked finished here, such as a picture that it does not have. */
export function Refused() {
  const { t } = useTranslation("composer");
  const { saver } = useBench();
  const { state, refusal } = useStore(saver.saving);
  const placeName = usePlaceName();
  const goTo = useGoTo();
  if (state !== "refused" || !(refusal instanceof ProblemError)) return null;
  const { errors = [], detail, title } = refusal.problem;
  return (
    <section
      className={classes.unfinished}
      data-tone="bad"
      aria-label={t("refusal.title")}
      data-testid="refusal"
    >
      <h2>
        <Icon name="stop" size={16} />
        {t("refusal.title")}
      </h2>
      <p>{errors.length === 0 && (detail ?? title)}</p>
      <ul>
        {errors.map(({ pointer, detail: says }) => {
          const at = pointer.replace(/^\/card(?=\/|$)/, "");
          const { where, field } = placeName(at);
          return (
            <li key={pointer + says}>
              <button type="button" onClick={() => goTo(at)} data-testid="go-to-refusal">
                <strong>{where}</strong> {field && `${field}:`} {says}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
