import { Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sorts } from "../../api/library";
import type { TemplateOutline } from "../../api/types";
import { FilterSelect } from "../../shell/FilterSelect";
import { approvals, type Filter, isFiltered, readFilter } from "./filter";
import classes from "./Templates.module.css";

type Props = {
  filter: Filter;
  outline: TemplateOutline | undefined;
  /** Whether anybody here asks for approvals. */
  withApprovals: boolean;
  onFilter: (filter: Filter) => void;
};

export function Filters({ filter, outline, withApprovals, onFilter }: Props) {
  const { t } = useTranslation("library");
  const { t: say } = useTranslation("approvals");
  const change = (part: Record<string, unknown>) => onFilter(readFilter({ ...filter, ...part }));
  const tags = outline?.tags ?? [];
  const known = filter.tag === undefined || tags.some(({ name }) => name === filter.tag);
  return (
    <search className={classes.filters} aria-label={t("filters")}>
      {(tags.length > 0 || !known) && (
        <FilterSelect
          label={t("tag")}
          all={t("anyTag")}
          options={[
            ...(known ? [] : [{ value: filter.tag ?? "", label: filter.tag ?? "" }]),
            ...tags.map(({ name, templates }) => ({ value: name, label: `${name} (${templates})` })),
          ]}
          value={filter.tag}
          onChange={(tag) => change({ tag })}
          testId="filter-tag"
        />
      )}
      <FilterSelect
        label={t("which")}
        all={t("inUse")}
        options={[{ value: "archived", label: t("archived", { count: outline?.archived ?? 0 }) }]}
        value={filter.archived ? "archived" : ""}
        onChange={(which) => change({ archived: which === "archived" })}
        testId="filter-archived"
      />
      {(withApprovals || filter.approval) && (
        <FilterSelect
          label={say("filter")}
          all={say("filterAny")}
          options={approvals.map((state) => ({ value: state, label: say(state) }))}
          value={filter.approval}
          onChange={(approval) => change({ approval })}
          testId="filter-approval"
        />
      )}
      <NativeSelect
        aria-label={t("sort")}
        value={filter.sort ?? "updated"}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        data={sorts.map((sort) => ({ value: sort, label: t(`sort_${sort}`) }))}
        data-testid="sort"
      />
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={() => onFilter(readFilter({ sort: filter.sort }))}>
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
