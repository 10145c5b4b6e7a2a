import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Empty } from "../../shell/Empty";
import { type Filter, isFiltered, readFilter } from "./filter";
import { StarterTiles } from "./starters/StarterTiles";
import classes from "./Templates.module.css";

type Props = {
  filter: Filter;
  elsewhere: number;
  may: boolean;
  onFilter: (filter: Filter) => void;
  onNew: () => void;
};

/** Why nothing is here, and the next step. */
export function Nothing({ filter, elsewhere, may, onFilter, onNew }: Props) {
  const { t } = useTranslation("library");
  if (isFiltered(filter)) {
    return (
      <Empty icon="search" title={t("noneMatch")} text={t("noneMatchText", { count: elsewhere })}>
        <Button variant="default" onClick={() => onFilter(readFilter({ sort: filter.sort }))}>
          {t("clear")}
        </Button>
      </Empty>
    );
  }
  if (filter.archived) {
    return (
      <Empty icon="templates" title={t("noneArchived")} text={t("noneArchivedText")}>
        <Button variant="default" onClick={() => onFilter({})}>
          {t("everywhere")}
        </Button>
      </Empty>
    );
  }
  return (
    <div className={classes.first}>
      <Empty icon="templates" title={t("empty")} text={may ? t("emptyText") : t("emptyReader")}>
        {may && <Button onClick={onNew}>{t("first")}</Button>}
      </Empty>
      {may && (
        <section aria-labelledby="starters">
          <h2 id="starters">{t("startersTitle")}</h2>
          <StarterTiles />
        </section>
      )}
    </div>
  );
}
