import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { webhooks } from "../../../api/house";
import { useMay } from "../../../api/roles";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { Lead } from "../Lead";
import { Pages, usePages } from "../Pages";
import classes from "../Settings.module.css";
import { ShownOnce } from "../ShownOnce";
import { WebhookForm } from "./WebhookForm";
import { WebhookItem } from "./WebhookItem";

/** The addresses that hear of events. */
export function WebhooksPage() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const list = usePages(["webhooks"], webhooks);
  const may = useMay("webhooks:write");
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const again = () => cache.invalidateQueries({ queryKey: ["webhooks"] });
  const add = () => setAdding(true);
  return (
    <>
      <Lead title={t("tab.webhooks")} text={t("webhooks.lead")}>
        {may && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={add} data-testid="new-webhook">
            {t("webhooks.add")}
          </Button>
        )}
      </Lead>
      <Pages
        list={list}
        what={t("tab.webhooks")}
        empty={
          <Empty icon="link" title={t("webhooks.empty")} text={t("webhooks.emptyText")}>
            {may && (
              <Button variant="default" onClick={add}>
                {t("webhooks.add")}
              </Button>
            )}
          </Empty>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((webhook) => (
              <WebhookItem
                key={webhook.id}
                webhook={webhook}
                may={may}
                onChanged={again}
                onSecret={setSecret}
              />
            ))}
          </ul>
        )}
      </Pages>
      {adding && (
        <WebhookForm
          onClose={() => setAdding(false)}
          onDone={(made) => {
            setAdding(false);
            setSecret(made);
            void again();
          }}
        />
      )}
      {secret && (
        <ShownOnce
          title={t("webhooks.secretTitle")}
          text={t("webhooks.secretText")}
          label={t("webhooks.secret")}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
    </>
  );
}
