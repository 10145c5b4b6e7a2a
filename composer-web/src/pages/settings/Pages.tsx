import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import { More } from "../../shell/More";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";

type Page<T> = { items: T[]; next?: string };
export type Listed<T> = UseInfiniteQueryResult<InfiniteData<Page<T>>>;

/** A list of the server's, page after page; `everyMs` looks again while it says a number. */
export function usePages<T>(
  queryKey: readonly unknown[],
  read: (cursor?: string) => Promise<Page<T>>,
  everyMs: (items: T[]) => number | false = () => false,
): Listed<T> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    refetchInterval: (query) => everyMs(itemsOf(query.state.data)),
  });
}

const itemsOf = <T,>(data?: InfiniteData<Page<T>>) => data?.pages.flatMap((page) => page.items) ?? [];

type Props<T> = { list: Listed<T>; what: string; empty: ReactNode; children: (items: T[]) => ReactNode };

/** Waiting, refused, empty, or there: with a button for what is older. */
export function Pages<T>({ list, what, empty, children }: Props<T>) {
  const { t } = useTranslation("settings");
  if (list.isPending) return <Waiting what={what} />;
  if (list.isError && !list.data)
    return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  const items = itemsOf(list.data);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      <More of={list}>{t("older")}</More>
    </>
  );
}
