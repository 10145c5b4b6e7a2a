import { Anchor, Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import * as calls from "../../api/inbox";
import { DoneBar } from "../../shell/DoneBar";
import { Empty } from "../../shell/Empty";
import { FilterSelect } from "../../shell/FilterSelect";
import { More } from "../../shell/More";
import { ProblemNotice } from "../../shell/ProblemNotice";
import tabs from "../../shell/Tabs.module.css";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { NumberFilter } from "../messages/Filters";
import { ConversationPane } from "./ConversationPane";
import { ConversationRow } from "./ConversationRow";
import { asked, type Filter, readFilter, shows } from "./filter";
import classes from "./Inbox.module.css";

/** The live stream tells of words that answer a message; one that answers none is found by looking. */
const LOOK_EVERY_MS = 15_000;

/** What people answered, who waits longest first to be seen, and answering them. */
export function InboxPage() {
  const { t } = useTranslation("inbox");
  const filter = useSearch({ from: "/guarded/inside/inbox" });
  const navigate = useNavigate();
  useTitle(t("title"));
  const show = useCallback(
    (next: Filter) => void navigate({ to: "/inbox", search: next, replace: true }),
    [navigate],
  );
  const change = (part: Record<string, string>) => show(readFilter({ ...filter, ...part }));
  return (
    <div className={classes.page} data-open={filter.at !== undefined}>
      <div className={classes.side}>
        <h1>{t("title")}</h1>
        <nav className={tabs.tabs} aria-label={t("show")}>
          {shows.map((one) => (
            <Link
              key={one}
              to="/inbox"
              search={readFilter({ mode: filter.mode, number: filter.number, show: one })}
              aria-current={(filter.show ?? "waiting") === one ? "page" : undefined}
              activeOptions={{ exact: true, includeSearch: true }}
              data-testid={`show-${one}`}
            >
              {t(`show_${one}`)}
            </Link>
          ))}
        </nav>
        <search className={classes.filters}>
          <NumberFilter
            key={filter.number ?? ""}
            to={filter.number ?? ""}
            onNumber={(number) => change({ number })}
          />
          <FilterSelect
            label={t("mode")}
            all={t("anyMode")}
            options={[
              { value: "live", label: t("mode_live") },
              { value: "test", label: t("mode_test") },
            ]}
            value={filter.mode}
            onChange={(mode) => change({ mode })}
            testId="filter-mode"
          />
        </search>
        <List filter={filter} onFilter={show} />
      </div>
      <ConversationPane id={filter.at} back={readFilter({ ...filter, at: undefined })} />
      <DoneBar />
    </div>
  );
}

function List({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation("inbox");
  const wanted = asked(filter);
  const pages = useInfiniteQuery({
    queryKey: ["inbox", wanted],
    queryFn: ({ pageParam }) => calls.conversations(wanted, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    refetchInterval: LOOK_EVERY_MS,
    staleTime: 0,
  });
  if (pages.isPending) return <Waiting what={t("title")} />;
  if (pages.isError) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const found = pages.data.pages.flatMap((page) => page.items);
  if (found.length === 0) return <Nothing filter={filter} onFilter={onFilter} />;
  return (
    <>
      <ul className={classes.list} aria-label={t("list")}>
        {found.map((one) => (
          <ConversationRow key={one.id} conversation={one} filter={filter} />
        ))}
      </ul>
      <More of={pages}>{t("more")}</More>
    </>
  );
}

/** Why nothing is here, and where to look. */
function Nothing({ filter, onFilter }: { filter: Filter; onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation("inbox");
  if (filter.mode || filter.number) {
    return (
      <Empty icon="search" title={t("noneMatch")}>
        <Button variant="default" onClick={() => onFilter(readFilter({ show: filter.show }))}>
          {t("clear")}
        </Button>
      </Empty>
    );
  }
  return filter.show === undefined ? (
    <Empty icon="inbox" title={t("none_waiting")} text={t("none_waitingText")}>
      <Button variant="default" onClick={() => onFilter({ show: "all" })}>
        {t("showAll")}
      </Button>
    </Empty>
  ) : (
    <Empty icon="inbox" title={t("none")} text={t("noneText")}>
      <Anchor component={Link} to="/wall">
        {t("toWall")}
      </Anchor>
    </Empty>
  );
}
