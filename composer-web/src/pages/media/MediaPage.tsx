import { Button, TextInput } from "@mantine/core";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import "./words";
import * as calls from "../../api/media";
import { useMay } from "../../api/roles";
import { DoneBar } from "../../shell/DoneBar";
import { Empty } from "../../shell/Empty";
import { FilterSelect } from "../../shell/FilterSelect";
import { Icon } from "../../shell/Icon";
import { More } from "../../shell/More";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { useTitle } from "../../shell/useTitle";
import { Waiting } from "../../shell/Waiting";
import { AssetDialog } from "./AssetDialog";
import { AssetTile } from "./AssetTile";
import { asked, type Filter, isFiltered, readFilter } from "./filter";
import classes from "./Media.module.css";
import { UploadList } from "./UploadList";
import { makeUploads } from "./uploads";
import { useDrop } from "./useDrop";

/** The brand's pictures, films and sounds: what each is, what became of it, and who shows it. */
export function MediaPage() {
  const { t } = useTranslation("media");
  const filter = useSearch({ from: "/guarded/inside/media" });
  const navigate = useNavigate();
  const cache = useQueryClient();
  useTitle(t("title"));
  const may = useMay("content:write");
  const input = useRef<HTMLInputElement>(null);
  const show = useCallback(
    (next: Filter) => void navigate({ to: "/media", search: next, replace: true }),
    [navigate],
  );
  const gone = useMemo(() => new AbortController(), []);
  const uploads = useMemo(
    () =>
      makeUploads(
        (file, tell) => calls.uploadTold(file, tell, gone.signal),
        () => void cache.invalidateQueries({ queryKey: ["assets"] }),
      ),
    [cache, gone],
  );
  const hovering = useDrop(may ? uploads.add : undefined);
  const change = (part: Record<string, string>) => show(readFilter({ ...filter, ...part }));
  useEffect(() => warnWhile(uploads), [uploads]);
  return (
    <div className={classes.page} data-hovering={hovering}>
      <header className={classes.head}>
        <h1>{t("title")}</h1>
        <search className={classes.filters} aria-label={t("filters")}>
          <TextInput
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            leftSection={<Icon name="search" size={16} />}
            value={filter.find ?? ""}
            onChange={(event) => change({ find: event.currentTarget.value })}
            data-testid="find-asset"
          />
          <FilterSelect
            label={t("type")}
            all={t("anyType")}
            options={calls.assetTypes.map((type) => ({ value: type, label: t(`type_${type}`) }))}
            value={filter.type}
            onChange={(type) => change({ type })}
            testId="filter-type"
          />
          <FilterSelect
            label={t("use")}
            all={t("anyUse")}
            options={(["used", "unused"] as const).map((use) => ({ value: use, label: t(use) }))}
            value={filter.use}
            onChange={(use) => change({ use })}
            testId="filter-use"
          />
        </search>
        {may && (
          <Button
            leftSection={<Icon name="upload" size={18} />}
            onClick={() => input.current?.click()}
            data-testid="upload"
          >
            {t("upload")}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept="image/*,video/*,audio/*"
          aria-label={t("upload")}
          onChange={(event) => {
            uploads.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
          data-testid="upload-files"
        />
      </header>
      <UploadList uploads={uploads} onOpen={(asset) => show({ ...filter, asset })} />
      <Assets filter={filter} may={may} onFilter={show} onUpload={() => input.current?.click()} />
      {filter.asset && (
        <AssetDialog
          id={filter.asset}
          may={may}
          onClose={() => {
            const { asset: _, ...others } = filter;
            show(others);
          }}
        />
      )}
      {hovering && (
        <p className={classes.drop} aria-live="polite">
          <Icon name="upload" size={28} />
          {t("drop")}
        </p>
      )}
      <DoneBar />
    </div>
  );
}

/** Who leaves while a file is on its way is asked by the browser. */
function warnWhile(uploads: ReturnType<typeof makeUploads>) {
  const ask = (event: BeforeUnloadEvent) => {
    const busy = uploads.store.getState().all.some(({ state }) => state === "sending" || state === "waiting");
    if (busy) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  return () => window.removeEventListener("beforeunload", ask);
}

type AssetsProps = {
  filter: Filter;
  may: boolean;
  onFilter: (filter: Filter) => void;
  onUpload: () => void;
};

function Assets({ filter, may, onFilter, onUpload }: AssetsProps) {
  const { t } = useTranslation("media");
  const wanted = asked(filter);
  const pages = useInfiniteQuery({
    queryKey: ["assets", wanted],
    queryFn: ({ pageParam }) => calls.assets(wanted, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    staleTime: 0,
  });
  if (pages.isPending) return <Waiting what={t("title")} />;
  if (pages.isError) return <ProblemNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const found = pages.data.pages.flatMap((page) => page.items);
  if (found.length === 0) {
    return isFiltered(filter) ? (
      <Empty icon="search" title={t("noneMatch")}>
        <Button variant="default" onClick={() => onFilter({})}>
          {t("clear")}
        </Button>
      </Empty>
    ) : (
      <Empty icon="media" title={t("empty")} text={may ? t("emptyText") : t("emptyReader")}>
        {may && <Button onClick={onUpload}>{t("upload")}</Button>}
      </Empty>
    );
  }
  return (
    <>
      <ul className={classes.tiles} aria-label={t("title")}>
        {found.map((asset) => (
          <AssetTile key={asset.id} asset={asset} filter={filter} />
        ))}
      </ul>
      <More of={pages}>{t("more")}</More>
    </>
  );
}
