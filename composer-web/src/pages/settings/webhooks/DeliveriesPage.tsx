import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import "../words";
import { deliveries, webhook } from "../../../api/house";
import { useMay } from "../../../api/roles";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Lead } from "../Lead";
import { Pages, usePages } from "../Pages";
import classes from "../Settings.module.css";
import { Table } from "../Table";
import { DeliveryRow } from "./DeliveryRow";

const LOOK_EVERY_MS = 5000;

/** What one address was told, and how it answered; followed while something is on its way. */
export function DeliveriesPage() {
  const { t } = useTranslation("settings");
  const { id } = useParams({ from: "/guarded/inside/house/settings/webhooks/$id" });
  const whose = useQuery({ queryKey: ["webhook", id], queryFn: () => webhook(id) });
  const list = usePages(
    ["deliveries", id],
    (cursor) => deliveries(id, cursor),
    (items) => items.some((one) => one.state === "waiting") && LOOK_EVERY_MS,
  );
  const may = useMay("webhooks:write");
  return (
    <>
      <p className={classes.back}>
        <Link to="/settings/webhooks">
          <Icon name="left" size={16} /> {t("deliveries.back")}
        </Link>
      </p>
      {whose.isError ? (
        <ProblemNotice error={whose.error} onRetry={() => void whose.refetch()} />
      ) : (
        <>
          <Lead
            wide
            title={t("deliveries.title")}
            text={t("deliveries.lead", { url: whose.data?.url ?? "…" })}
          />
          <Pages
            list={list}
            what={t("deliveries.title")}
            empty={
              <Empty icon="send" title={t("deliveries.empty")} text={t("deliveries.emptyText")}>
                <Link to="/wall" search={{}}>
                  {t("deliveries.emptyGo")}
                </Link>
              </Empty>
            }
          >
            {(items) => (
              <Table
                label={t("deliveries.table")}
                columns={[
                  t("deliveries.at"),
                  t("deliveries.event"),
                  t("deliveries.state"),
                  t("deliveries.answer"),
                  t("deliveries.body"),
                  ...(may ? [t("deliveries.again")] : []),
                ]}
              >
                {items.map((one) => (
                  <DeliveryRow key={one.id} webhook={id} delivery={one} may={may} />
                ))}
              </Table>
            )}
          </Pages>
        </>
      )}
    </>
  );
}
