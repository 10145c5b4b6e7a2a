import { Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { removeWebhook, rotateSecret } from "../../../api/house";
import type { Webhook } from "../../../api/types";
import { Icon } from "../../../shell/Icon";
import { Confirm } from "../Confirm";
import { MoreMenu } from "../MoreMenu";
import classes from "../Settings.module.css";
import { events } from "./events";
import { WebhookForm } from "./WebhookForm";

type Props = {
  webhook: Webhook;
  may: boolean;
  onChanged: () => Promise<void>;
  onSecret: (secret: string) => void;
};

/** One address with what it hears of, and why it is off where it is. */
export function WebhookItem({ webhook, may, onChanged, onSecret }: Props) {
  const { t } = useTranslation("settings");
  const [open, setOpen] = useState<"change" | "rotate" | "remove">();
  const close = () => setOpen(undefined);
  return (
    <li className={classes.item} data-testid="webhook" data-quiet={!webhook.enabled}>
      <div className={classes.title}>
        <h2>{webhook.url}</h2>
        {!webhook.enabled && <span className={classes.badge}>{t("webhooks.off")}</span>}
      </div>
      <p className={classes.about}>
        {webhook.events.length === events.length
          ? t("webhooks.every")
          : webhook.events.map((event) => t(`event.${event}`)).join(" · ")}
        {webhook.disabledReason && <span className={classes.reason}>{webhook.disabledReason}</span>}
        <span className={classes.dates}>
          <Link to="/settings/webhooks/$id" params={{ id: webhook.id }} data-testid="deliveries">
            {t("webhooks.log")}
          </Link>
        </span>
      </p>
      {may && (
        <div className={classes.deeds}>
          <MoreMenu name={webhook.url}>
            <Menu.Item onClick={() => setOpen("change")} data-testid="change-webhook">
              {t("change")}
            </Menu.Item>
            <Menu.Item onClick={() => setOpen("rotate")} data-testid="rotate-secret">
              {t("webhooks.rotate")}
            </Menu.Item>
            <Menu.Item
              leftSection={<Icon name="trash" size={16} />}
              onClick={() => setOpen("remove")}
              data-testid="remove-webhook"
            >
              {t("webhooks.remove")}
            </Menu.Item>
          </MoreMenu>
        </div>
      )}
      {open === "change" && (
        <WebhookForm
          webhook={webhook}
          onClose={close}
          onDone={() => {
            close();
            void onChanged();
          }}
        />
      )}
      {open === "rotate" && (
        <Confirm
          title={t("webhooks.rotateTitle")}
          text={t("webhooks.rotateText")}
          deed={t("webhooks.rotateDo")}
          onDo={async () => onSecret((await rotateSecret(webhook.id)).secret)}
          onClose={close}
        />
      )}
      {open === "remove" && (
        <Confirm
          title={t("webhooks.removeTitle")}
          text={t("webhooks.removeText", webhook)}
          deed={t("webhooks.removeDo")}
          onDo={async () => {
            await removeWebhook(webhook.id);
            await onChanged();
          }}
          onClose={close}
        />
      )}
    </li>
  );
}
