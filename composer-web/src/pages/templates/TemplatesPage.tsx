import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../composer/words";
import { signedIn } from "../../api/signedIn";
import * as calls from "../../api/templates";
import { blank } from "../../document/blank";
import { Empty } from "../../shell/Empty";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import classes from "./Templates.module.css";
import { TemplateTile } from "./TemplateTile";

/** The brand's saved cards: find one, begin one, or go on from one. */
export function TemplatesPage() {
  const { t } = useTranslation("composer");
  const { find = "" } = useSearch({ from: "/guarded/inside/templates" });
  const navigate = useNavigate();
  useTitle(t("library.title"));
  const may = signedIn((state) => state.session?.scopes.includes("content:write")) ?? false;
  const pages = useInfiniteQuery({
    queryKey: ["templates", find],
    queryFn: ({ pageParam }) => calls.templates(find, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const make = useMake();
  const found = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className={classes.head}>
        <h1>{t("library.title")}</h1>
        <search>
          <TextInput
            type="search"
            aria-label={t("library.find")}
            placeholder={t("library.find")}
            leftSection={<Icon name="search" size={16} />}
            value={find}
            onChange={(event) => {
              const text = event.currentTarget.value;
              void navigate({ to: "/templates", search: text ? { find: text } : {}, replace: true });
            }}
            data-testid="find-template"
          />
        </search>
        {may && (
          <Button
            leftSection={<Icon name="plus" size={18} />}
            loading={make.isPending}
            onClick={() => make.mutate()}
            data-testid="new-template"
          >
            {t("library.new")}
          </Button>
        )}
      </header>
      {make.isError && <ProblemNotice error={make.error} />}
      {pages.isPending && <Waiting what={t("library.title")} />}
      {pages.isError && <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && found.length === 0 && find === "" && (
        <Empty icon="templates" title={t("library.empty")} text={t("library.emptyText")}>
          {may && (
            <Button variant="default" onClick={() => make.mutate()}>
              {t("library.first")}
            </Button>
          )}
        </Empty>
      )}
      {pages.isSuccess && found.length === 0 && find !== "" && (
        <Empty icon="search" title={t("library.noneMatch")} />
      )}
      <ul className={classes.tiles} aria-label={t("library.title")}>
        {found.map((template) => (
          <TemplateTile key={template.id} template={template} may={may} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t("library.more")}
          </Button>
        </div>
      )}
    </>
  );
}

/** A new template opens at once. */
export function useMake() {
  const { t, i18n } = useTranslation("composer");
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => calls.createTemplate(blank(t("library.untitled"), i18n.language, t("card.newTitle"))),
    onSuccess: ({ id }) => navigate({ to: "/templates/$id", params: { id } }),
  });
}
