import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import classes from "./DoneBar.module.css";
import { done, hushDone } from "./done";
import { Icon } from "./Icon";
import { ProblemNotice } from "./ProblemNotice";

/** Says at the foot of the page what was done last, and takes it back. */
export function DoneBar() {
  const now = done((state) => state.now);
  return (
    <div className={classes.place} role="status">
      {now && <Told key={now.key} text={now.text} undo={now.undo} />}
    </div>
  );
}

function Told({ text, undo }: { text: string; undo?: () => Promise<unknown> }) {
  const { t } = useTranslation();
  const back = useMutation({ mutationFn: async () => undo?.(), onSuccess: hushDone });
  return (
    <div className={classes.bar} data-testid="done">
      <span>{text}</span>
      {undo && (
        <button type="button" disabled={back.isPending} onClick={() => back.mutate()} data-testid="undo-done">
          {t("dialog.undo")}
        </button>
      )}
      <button type="button" aria-label={t("dialog.close")} onClick={hushDone}>
        <Icon name="cross" size={16} />
      </button>
      {back.isError && <ProblemNotice error={back.error} />}
    </div>
  );
}
