import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { senders } from "../../../api/calls";
import { optOuts, takeBack } from "../../../api/house";
import { useMay } from "../../../api/roles";
import type { OptOut } from "../../../api/types";
import { phoneNumber } from "../../../i18n/format";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { NumberFilter } from "../../messages/Filters";
import { Confirm } from "../Confirm";
import { Lead } from "../Lead";
import { Pages, usePages } from "../Pages";
import { Table } from "../Table";
import table from "../Table.module.css";
import { OptOutForm } from "./OptOutForm";
import { OptOutRow } from "./OptOutRow";

/** Who must not be written to: found by number, added when someone asks, taken back when they ask for that. */
export function OptOutsPage() {
  const { t } = useTranslation("settings");
  const { number = "" } = useSearch({ from: "/guarded/inside/house/settings/opt-outs" });
  const navigate = useNavigate();
  const cache = useQueryClient();
  const find = useCallback(
    (to: string) =>
      void navigate({ to: "/settings/opt-outs", search: to ? { number: to } : {}, replace: true }),
    [navigate],
  );
  const list = usePages(["opt-outs", number], (cursor) => optOuts(number, cursor));
  const from = useQuery({ queryKey: ["senders"], queryFn: senders });
  const may = useMay("contacts:write");
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<OptOut>();
  const again = () => cache.invalidateQueries({ queryKey: ["opt-outs"] });
  const add = (
    <Button
      variant={number ? "default" : "filled"}
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => setAdding(true)}
      data-testid="add-opt-out"
    >
      {t("optOuts.add")}
    </Button>
  );
  return (
    <>
      <Lead wide title={t("tab.optOuts")} text={t("optOuts.lead")}>
        {may && add}
      </Lead>
      <search className={table.bar} aria-label={t("optOuts.find")}>
        <NumberFilter key={number} to={number} onNumber={find} />
      </search>
      <Pages
        list={list}
        what={t("tab.optOuts")}
        empty={
          number ? (
            <Empty icon="search" title={t("optOuts.noneMatch")} text={t("optOuts.noneMatchText")}>
              <Button variant="default" onClick={() => find("")}>
                {t("optOuts.clear")}
              </Button>
            </Empty>
          ) : (
            <Empty icon="stop" title={t("optOuts.empty")} text={t("optOuts.emptyText")} />
          )
        }
      >
        {(items) => (
          <Table
            label={t("optOuts.table")}
            columns={[
              t("optOuts.number"),
              t("optOuts.source"),
              t("optOuts.channel"),
              t("optOuts.from"),
              t("optOuts.at"),
              ...(may ? [t("filterWords.deeds")] : []),
            ]}
          >
            {items.map((one) => (
              <OptOutRow
                key={one.id}
                optOut={one}
                sender={from.data?.find((sender) => sender.id === one.sender)?.name}
                onLeave={may ? () => setLeaving(one) : undefined}
              />
            ))}
          </Table>
        )}
      </Pages>
      {adding && (
        <OptOutForm
          number={number}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            void again();
          }}
        />
      )}
      {leaving && (
        <Confirm
          title={t("optOuts.takeBackTitle", { number: phoneNumber(leaving.number) })}
          text={t("optOuts.takeBackText")}
          deed={t("optOuts.takeBackDo")}
          onDo={async () => {
            await takeBack(leaving.id);
            await again();
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
