import { TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import "../composer/words";
import "./words";
import * as library from "../../api/library";
import { useMay } from "../../api/roles";
import * as calls from "../../api/templates";
import type { TemplateSummary } from "../../api/types";
import { blank } from "../../document/blank";
import { DoneBar } from "../../shell/DoneBar";
import { Icon } from "../../shell/Icon";
import { More } from "../../shell/More";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { useRule } from "../approvals/useApprovals";
import { Beginnings } from "./Beginnings";
import { FileDialogs, type Filed } from "./FileDialogs";
import { Filters } from "./Filters";
import { Folders } from "./Folders";
import { asked, type Filter } from "./filter";
import { Nothing } from "./Nothing";
import { SelectionBar } from "./SelectionBar";
import { StartersDialog } from "./starters/StartersDialog";
import classes from "./Templates.module.css";
import { TemplateTile } from "./TemplateTile";

/** The brand's saved cards: find one, begin one, put them in order, or go on from one. */
export function TemplatesPage() {
  const { t } = useTranslation("library");
  const filter = useSearch({ from: "/guarded/inside/templates" });
  const navigate = useNavigate();
  const show = useCallback(
    (next: Filter) => void navigate({ to: "/templates", search: next, replace: true }),
    [navigate],
  );
  useTitle(t("title"));
  const may = useMay("content:write");
  const make = useMake(filter.folder);
  return (
    <>
      <header className={classes.head}>
        <h1>{t("title")}</h1>
        <search>
          <TextInput
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            leftSection={<Icon name="search" size={16} />}
            value={filter.find ?? ""}
            onChange={(event) => {
              const { find: _, ...others } = filter;
              const find = event.currentTarget.value;
              show(find ? { ...others, find } : others);
            }}
            data-testid="find-template"
          />
        </search>
        {may && (
          <Beginnings
            folder={filter.folder}
            making={make.isPending}
            onNew={() => make.mutate()}
            onStarters={() => show({ ...filter, starters: true })}
          />
        )}
      </header>
      {make.isError && <ProblemNotice error={make.error} />}
      <Library filter={filter} onFilter={show} may={may} onNew={() => make.mutate()} />
      {filter.starters && may && (
        <StartersDialog
          onClose={() => {
            const { starters: _, ...others } = filter;
            show(others);
          }}
        />
      )}
      <DoneBar />
    </>
  );
}

type LibraryProps = { filter: Filter; onFilter: (filter: Filter) => void; may: boolean; onNew: () => void };

function Library({ filter, onFilter, may, onNew }: LibraryProps) {
  const { t } = useTranslation("library");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [filed, setFiled] = useState<Filed>();
  const outline = useQuery({ queryKey: ["outline"], queryFn: library.outline, staleTime: 0 });
  const rule = useRule().data;
  const shelf = asked(filter);
  const pages = useInfiniteQuery({
    queryKey: ["shelf", shelf],
    queryFn: ({ pageParam }) => library.shelf(shelf, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const found = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const selected = found.filter(({ id }) => chosen.includes(id));
  const choose = useCallback(
    ({ id }: TemplateSummary) =>
      setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id])),
    [],
  );
  return (
    <>
      <Filters
        filter={filter}
        outline={outline.data}
        withApprovals={rule?.approvedOnly === true || found.some(({ asked: one }) => one !== undefined)}
        onFilter={onFilter}
      />
      <Folders filter={filter} outline={outline.data} onFilter={onFilter} />
      {pages.isPending && <Waiting what={t("title")} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && found.length === 0 && !pages.isPlaceholderData && (
        <Nothing
          filter={filter}
          elsewhere={outline.data?.templates ?? 0}
          may={may}
          onFilter={onFilter}
          onNew={onNew}
        />
      )}
      <ul className={classes.tiles} aria-label={t("title")} data-choosing={selected.length > 0}>
        {found.map((template) => (
          <TemplateTile
            key={template.id}
            template={template}
            archived={filter.archived === true}
            may={may}
            approvedOnly={rule?.approvedOnly === true}
            chosen={chosen.includes(template.id)}
            onChoose={choose}
            onFile={setFiled}
          />
        ))}
      </ul>
      <More of={pages}>{t("more")}</More>
      {selected.length > 0 && (
        <SelectionBar
          selected={selected}
          archived={filter.archived === true}
          onAll={() => setChosen(found.map(({ id }) => id))}
          onNone={() => setChosen([])}
          onFile={setFiled}
        />
      )}
      {filed && outline.data && (
        <FileDialogs
          filed={filed}
          outline={outline.data}
          onClose={() => setFiled(undefined)}
          onDone={() => setChosen([])}
        />
      )}
    </>
  );
}

/** A new template opens at once. */
export function useMake(folder?: string) {
  const { t, i18n } = useTranslation("composer");
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      calls.createTemplate(
        blank(t("library.untitled"), i18n.language, t("card.newTitle")),
        folder ? { folder } : {},
      ),
    onSuccess: ({ id }) => navigate({ to: "/templates/$id", params: { id } }),
  });
}
