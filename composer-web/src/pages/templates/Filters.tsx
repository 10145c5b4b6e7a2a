import { Button, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { sorts } from "../../api/library";
import type { TemplateOutline } from "../../api/types";
import { approvals, type Filter, isFiltered, readFilter } from "./filter";
import classes from "./Templates.module.css";

type Props = {
  filter: Filter;
  outline: TemplateOutline | undefined;
  /** Whether anybody here asks for approvals. */
  withApprovals: boolean;
  onFilter: (filter: Filter) => void;
};

/** Plain selects, as everywhere: they work by keyboard, by thumb and with a screen reader. */
export function Filters({ filter, outline, withApprovals, onFilter }: Props) {
  const { t } = useTranslation("library");
  const { t: say } = useTranslation("approvals");
  const change = (part: Record<string, unknown>) => onFilter(readFilter({ ...filter, ...part }));
  const tags = outline?.tags ?? [];
  const known = filter.tag === undefined || tags.some(({ name }) => name === filter.tag);
  return (
    <search className={classes.filters} aria-label={t("filters")}>
      {(tags.length > 0 || !known) && (
        <NativeSelect
          aria-label={t("tag")}
          value={filter.tag ?? ""}
          onChange={(event) => change({ tag: event.currentTarget.value })}
          data={[
            { value: "", label: t("anyTag") },
            ...(known ? [] : [{ value: filter.tag ?? "", label: filter.tag ?? "" }]),
            ...tags.map(({ name, templates }) => ({ value: name, label: `${name} (${templates})` })),
          ]}
          data-testid="filter-tag"
        />
      )}
      <NativeSelect
        aria-label={t("which")}
        value={filter.archived ? "archived" : ""}
        onChange={(event) => change({ archived: event.currentTarget.value === "archived" })}
        data={[
          { value: "", label: t("inUse") },
          { value: "archived", label: t("archived", { count: outline?.archived ?? 0 }) },
        ]}
        data-testid="filter-archived"
      />
      {(withApprovals || filter.approval) && (
        <NativeSelect
          aria-label={say("filter")}
          value={filter.approval ?? ""}
          onChange={(event) => change({ approval: event.currentTarget.value })}
          data={[
            { value: "", label: say("filterAny") },
            ...approvals.map((state) => ({ value: state, label: say(state) })),
          ]}
          data-testid="filter-approval"
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
