import { Button, TextInput } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../settings/words";
import { audit } from "../../api/house";
import type { AuditEntry } from "../../api/types";
import { At } from "../../shell/At";
import { Empty } from "../../shell/Empty";
import { FilterSelect } from "../../shell/FilterSelect";
import { Lead } from "../settings/Lead";
import { Pages, usePages } from "../settings/Pages";
import { Table } from "../settings/Table";
import classes from "../settings/Table.module.css";
import { abouts, detailsOf, type Filter, matches, readFilter } from "./filter";

/** Who changed what. The server tells it newest first; the filters look through what was read so far, and say so. */
export function AuditPage() {
  const { t } = useTranslation("settings");
  const filter = useSearch({ from: "/guarded/inside/house/audit" });
  const list = usePages(["audit"], audit);
  return (
    <>
      <Lead wide title={t("tab.audit")} text={t("audit.lead")} />
      <Pages
        list={list}
        what={t("tab.audit")}
        empty={
          <Empty icon="history" title={t("audit.empty")} text={t("audit.emptyText")}>
            <Link to="/settings/senders">{t("audit.emptyGo")}</Link>
          </Empty>
        }
      >
        {(items) => {
          const shown = items.filter((entry) => matches(filter, entry));
          return (
            <>
              <Filters filter={filter} />
              {shown.length > 0 ? (
                <Entries entries={shown} />
              ) : (
                <Empty icon="search" title={t("audit.noneMatch", { count: items.length })} />
              )}
            </>
          );
        }}
      </Pages>
    </>
  );
}

function Filters({ filter }: { filter: Filter }) {
  const { t } = useTranslation("settings");
  const navigate = useNavigate();
  const show = (search: Filter) => void navigate({ to: "/audit", search, replace: true });
  const change = (part: Record<string, string>) => show(readFilter({ ...filter, ...part }));
  return (
    <search className={classes.bar} aria-label={t("audit.filters")}>
      <TextInput
        type="search"
        aria-label={t("audit.who")}
        placeholder={t("audit.anyone")}
        value={filter.who ?? ""}
        onChange={(event) => change({ who: event.currentTarget.value })}
        data-testid="audit-who"
      />
      <FilterSelect
        label={t("audit.about")}
        all={t("audit.anything")}
        options={abouts.map((about) => ({ value: about, label: t(`about.${about}`) }))}
        value={filter.about}
        onChange={(about) => change({ about })}
        testId="audit-about"
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => show({})} data-testid="audit-clear">
          {t("audit.clear")}
        </Button>
      )}
    </search>
  );
}

function Entries({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation("settings");
  // A newer server may know deeds that have no words here yet: they are shown as it names them.
  const actions: Record<string, string> = t("action", { returnObjects: true });
  return (
    <Table
      label={t("audit.table")}
      columns={[t("audit.at"), t("audit.who"), t("audit.what"), t("audit.subject"), t("audit.details")]}
    >
      {entries.map((entry) => (
        <tr key={entry.id} data-testid="audit-entry">
          <td className={`${classes.short} ${classes.dim}`}>
            <At time={entry.at} />
          </td>
          <td className={classes.strong} data-label={t("audit.who")}>
            <span title={entry.actor}>{entry.actorName ?? entry.actor}</span>
          </td>
          <td data-label={t("audit.what")}>{actions[entry.action] ?? entry.action}</td>
          <td data-label={t("audit.subject")}>{entry.subject ? <code>{entry.subject}</code> : "–"}</td>
          <td className={classes.dim}>{detailsOf(entry)}</td>
        </tr>
      ))}
    </Table>
  );
}
