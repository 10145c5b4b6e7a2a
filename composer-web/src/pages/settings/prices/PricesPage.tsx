import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { links } from "../../../api/calls";
import { prices, putPrices } from "../../../api/house";
import { ProblemError } from "../../../api/problem";
import { useMay } from "../../../api/roles";
import type { PriceEntry } from "../../../api/types";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { saveFile } from "../../../shell/saveFile";
import { Waiting } from "../../../shell/Waiting";
import { Lead } from "../Lead";
import { Table } from "../Table";
import { toCsv } from "./csv";
import { ImportPrices } from "./ImportPrices";
import { PriceEdit } from "./PriceEdit";
import { PriceRow } from "./PriceRow";
import classes from "./Prices.module.css";

/** What messages cost: one line each for a channel, a link, a country or a size; changed where it stands. */
export function PricesPage() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const may = useMay("settings:write");
  const book = useQuery({ queryKey: ["prices"], queryFn: prices });
  const known = useQuery({ queryKey: ["links"], queryFn: links });
  /** The line that is being changed; behind the last one for a new one. */
  const [open, setOpen] = useState<number>();
  const [importing, setImporting] = useState(false);
  const save = useMutation({
    mutationFn: (entries: PriceEntry[]) => putPrices(entries, book.data?.etag ?? ""),
    onSuccess: (now) => {
      cache.setQueryData(["prices"], now);
      setOpen(undefined);
      setImporting(false);
    },
  });
  const entries = book.data?.entries ?? [];
  const stale = save.error instanceof ProblemError && save.error.problem.status === 412;
  const edit = (at?: number) => {
    save.reset();
    setOpen(at);
  };
  const readAgain = () => {
    edit();
    setImporting(false);
    void book.refetch();
  };
  const add = () => edit(entries.length);
  const importFile = () => {
    edit();
    setImporting(true);
  };
  const editing = (at: number, entry?: PriceEntry) => (
    <PriceEdit
      key="edit"
      {...(entry ? { entry } : {})}
      like={entries.at(-1)}
      links={known.data ?? []}
      pointer={`/entries/${at}`}
      error={stale ? undefined : (save.error ?? undefined)}
      busy={save.isPending}
      onCancel={() => edit()}
      onSave={(line) => save.mutate(entries.toSpliced(at, 1, line))}
    />
  );
  return (
    <>
      <Lead wide title={t("tab.prices")} text={t("prices.lead")}>
        {may && book.isSuccess && (
          <div className={classes.deeds}>
            <Button
              variant="default"
              leftSection={<Icon name="upload" size={18} />}
              onClick={importFile}
              data-testid="import-prices"
            >
              {t("prices.import")}
            </Button>
            {entries.length > 0 && (
              <Button
                variant="default"
                leftSection={<Icon name="download" size={18} />}
                onClick={() => saveFile("prices.csv", "text/csv", toCsv(entries))}
                data-testid="export-prices"
              >
                {t("prices.export")}
              </Button>
            )}
            <Button leftSection={<Icon name="plus" size={18} />} onClick={add} data-testid="add-price">
              {t("prices.add")}
            </Button>
          </div>
        )}
      </Lead>
      {stale && !importing && <ProblemNotice error={save.error} onRetry={readAgain} />}
      {save.error && !stale && open === undefined && !importing && <ProblemNotice error={save.error} />}
      {book.isPending && <Waiting what={t("tab.prices")} />}
      {book.isError && <ProblemNotice error={book.error} onRetry={() => void book.refetch()} />}
      {book.isSuccess && entries.length === 0 && open === undefined && (
        <Empty icon="price" title={t("prices.empty")} text={t("prices.emptyText")} />
      )}
      {book.isSuccess && (entries.length > 0 || open !== undefined) && (
        <Table
          label={t("prices.table")}
          columns={[
            t("prices.channel"),
            t("prices.link"),
            t("prices.country"),
            t("prices.price"),
            t("prices.from"),
            ...(may ? [t("prices.deeds")] : []),
          ]}
        >
          {entries.map((entry, at) =>
            open === at ? (
              editing(at, entry)
            ) : (
              <PriceRow
                key={JSON.stringify(entry)}
                entry={entry}
                may={may}
                busy={save.isPending && open === undefined}
                onChange={() => edit(at)}
                onRemove={() => {
                  edit();
                  save.mutate(entries.toSpliced(at, 1));
                }}
              />
            ),
          )}
          {open === entries.length && editing(entries.length)}
        </Table>
      )}
      {importing && (
        <ImportPrices
          before={entries.length}
          error={save.error ?? undefined}
          busy={save.isPending}
          onImport={(file) => save.mutate(file)}
          onReadAgain={stale ? readAgain : undefined}
          onClose={() => {
            setImporting(false);
            save.reset();
          }}
        />
      )}
    </>
  );
}
