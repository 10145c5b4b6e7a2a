import "@mantine/core/styles/ActionIcon.css";
import { ActionIcon, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TemplateSummary } from "../../api/types";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import type { Filed } from "./FileDialogs";
import classes from "./Templates.module.css";
import { useFiling } from "./useFiling";

type Props = {
  selected: readonly TemplateSummary[];
  archived: boolean;
  onAll: () => void;
  onNone: () => void;
  onFile: (filed: Filed) => void;
};

/** What can be done with all that are selected; stays in sight while one scrolls. */
export function SelectionBar({ selected, archived, onAll, onNone, onFile }: Props) {
  const { t } = useTranslation("library");
  const filing = useFiling();
  const put = () =>
    filing.mutate({ templates: selected, change: { archived: !archived } }, { onSuccess: onNone });
  return (
    <section className={classes.selection} aria-label={t("selected", { count: selected.length })}>
      <strong aria-live="polite">{t("selected", { count: selected.length })}</strong>
      <Button variant="subtle" size="compact-md" onClick={onAll} data-testid="select-all">
        {t("selectAll")}
      </Button>
      <span className={classes.space} />
      {!archived && (
        <>
          <Button
            variant="default"
            onClick={() => onFile({ do: "move", templates: selected })}
            data-testid="move-selected"
          >
            {t("move")}
          </Button>
          <Button
            variant="default"
            onClick={() => onFile({ do: "tag", templates: selected })}
            data-testid="tag-selected"
          >
            {t("tags")}
          </Button>
        </>
      )}
      <Button variant="default" loading={filing.isPending} onClick={put} data-testid="archive-selected">
        {t(archived ? "restore" : "archive")}
      </Button>
      <ActionIcon variant="subtle" color="gray" size={36} onClick={onNone} aria-label={t("deselect")}>
        <Icon name="cross" size={18} />
      </ActionIcon>
      {filing.isError && <ProblemNotice error={filing.error} />}
    </section>
  );
}
