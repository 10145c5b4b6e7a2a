import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { limits } from "../../../api/templates";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { Lead } from "../Lead";
import { Table } from "../Table";
import classes from "../Table.module.css";

/** What cards are held to, with where each limit is from. Read only: the registry comes with the server. */
export function LimitsPage() {
  const { t, i18n } = useTranslation("settings");
  const found = useQuery({ queryKey: ["limits"], queryFn: limits });
  const [find, setFind] = useState("");
  // Names are ours, and a newer server may know limits that have none yet.
  const names: Record<string, string> = t("limit", { returnObjects: true });
  const units: Record<string, string> = t("unit", { returnObjects: true });
  const rows = Object.entries(found.data?.limits ?? {}).map(([id, limit]) => ({
    ...limit,
    id,
    name: names[id] ?? id,
    unit: units[limit.unit] ?? limit.unit,
  }));
  const sought = find.trim().toLowerCase();
  const shown = rows.filter((row) => `${row.id} ${row.name} ${row.source}`.toLowerCase().includes(sought));
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      <Lead wide title={t("tab.limits")} text={t("limits.lead", { version: found.data?.version ?? "…" })} />
      {found.isPending && <Waiting what={t("tab.limits")} />}
      {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.isSuccess && rows.length === 0 && (
        <Empty icon="search" title={t("limits.empty")} text={t("limits.emptyText")} />
      )}
      {rows.length > 0 && (
        <search className={classes.bar}>
          <TextInput
            type="search"
            aria-label={t("limits.find")}
            placeholder={t("limits.find")}
            leftSection={<Icon name="search" size={16} />}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
            data-testid="find-limit"
          />
        </search>
      )}
      {rows.length > 0 && shown.length === 0 && <Empty icon="search" title={t("limits.noneMatch")} />}
      {shown.length > 0 && (
        <Table
          label={t("limits.table")}
          columns={[t("limits.limit"), t("limits.value"), t("limits.source"), t("limits.date")]}
        >
          {shown.map((row) => (
            <tr key={row.id} data-testid="limit" data-id={row.id}>
              <td>
                <span className={classes.strong}>{row.name}</span>{" "}
                <code className={classes.dim}>{row.id}</code>
              </td>
              <td data-label={t("limits.value")}>
                <span>
                  <strong>{new Intl.NumberFormat(i18n.language).format(row.value)}</strong> {row.unit}
                </span>
              </td>
              <td data-label={t("limits.source")} lang="en">
                {row.source}
              </td>
              <td className={classes.short} data-label={t("limits.date")}>
                <time dateTime={row.date}>{day.format(new Date(row.date))}</time>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
