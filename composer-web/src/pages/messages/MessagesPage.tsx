import { Anchor, Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { Empty } from "../../shell/Empty";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { Filters } from "./Filters";
import { type Filter, isFiltered } from "./filter";
import classes from "./Messages.module.css";
import { MessageTable } from "./MessageTable";

/** Every message of the brand, newest first, following live. */
export function MessagesPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/guarded/inside/messages" });
  const navigate = useNavigate();
  const show = useCallback(
    (next: Filter) => void navigate({ to: "/messages", search: next, replace: true }),
    [navigate],
  );
  useTitle(t("messages.title"));
  return (
    <>
      <header className={classes.head}>
        <h1>{t("messages.title")}</h1>
        <Filters filter={filter} onFilter={show} />
      </header>
      <List filter={filter} onFilter={show} />
    </>
  );
}

function List({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: ["messages", filter],
    queryFn: ({ pageParam }) => calls.messages(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  if (list.isPending) return <Waiting what={t("messages.title")} />;
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  const messages = list.data.pages.flatMap((page) => page.items);
  if (messages.length === 0) return <Nothing filter={filter} onFilter={onFilter} />;
  return (
    <>
      <MessageTable messages={messages} />
      <div className={classes.more}>
        {list.hasNextPage ? (
          <Button
            variant="default"
            loading={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
            data-testid="more"
          >
            {t("messages.more")}
          </Button>
        ) : (
          <span>{t("messages.end", { count: messages.length })}</span>
        )}
      </div>
    </>
  );
}

function Nothing({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation();
  return isFiltered(filter) ? (
    <Empty icon="search" title={t("messages.noneMatch")} text={t("messages.noneMatchText")}>
      <Button variant="default" onClick={() => onFilter({})}>
        {t("messages.clear")}
      </Button>
    </Empty>
  ) : (
    <Empty icon="messages" title={t("messages.empty")} text={t("messages.emptyText")}>
      <Anchor href="/docs">{t("messages.emptyGo")}</Anchor>
    </Empty>
  );
}
