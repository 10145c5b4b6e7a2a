import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { replay } from "../../../api/house";
import type { WebhookDelivery } from "../../../api/types";
import { At } from "../../../shell/At";
import { Icon, type IconName } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import marks from "../../messages/StateMark.module.css";
import classes from "../Table.module.css";

const looks: Record<WebhookDelivery["state"], { icon: IconName; tone: "good" | "bad" | "wait" }> = {
  delivered: { icon: "check", tone: "good" },
  waiting: { icon: "wait", tone: "wait" },
  "given-up": { icon: "cross", tone: "bad" },
};

type Props = { webhook: string; delivery: WebhookDelivery; may: boolean };

/** One event that was told, the last answer to it, and the same once more. */
export function DeliveryRow({ webhook, delivery, may }: Props) {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => replay(webhook, delivery.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["deliveries", webhook] }),
  });
  const event = t(`event.${delivery.event}`);
  const look = looks[delivery.state];
  return (
    <tr data-testid="delivery" data-state={delivery.state}>
      <td className={classes.short} data-label={t("deliveries.at")}>
        <At time={delivery.createdAt} />
      </td>
      <td data-label={t("deliveries.event")}>
        <span>
          {event}{" "}
          {delivery.message && (
            <Link to="/messages/$id" params={{ id: delivery.message }}>
              {t("deliveries.message")}
            </Link>
          )}
        </span>
      </td>
      <td data-label={t("deliveries.state")}>
        <span>
          <span className={marks.mark} data-tone={look.tone}>
            <Icon name={look.icon} size={14} />
            {t(`deliveries.${delivery.state}`)}
          </span>
        </span>
      </td>
      <td data-label={t("deliveries.answer")}>
        <span>
          {delivery.status && <strong>{delivery.status}</strong>} {delivery.error}
          <span className={classes.dim}>
            {" "}
            {t("deliveries.tries")} {delivery.tries}
            {delivery.nextTryAt && (
              <>
                {" · "}
                {t("deliveries.next")} <At time={delivery.nextTryAt} />
              </>
            )}
          </span>
        </span>
      </td>
      <td className={classes.body}>
        {delivery.body && (
          <details>
            <summary>{t("deliveries.body")}</summary>
            <pre>{JSON.stringify(delivery.body, null, 2)}</pre>
          </details>
        )}
      </td>
      {may && (
        <td className={classes.deed} aria-live="polite">
          <Button
            variant="default"
            size="compact-md"
            loading={again.isPending}
            disabled={delivery.state === "waiting"}
            onClick={() => again.mutate()}
            aria-label={t("deliveries.againOf", { event })}
            data-testid="replay"
          >
            {t("deliveries.again")}
          </Button>
          {again.isSuccess && <p className={classes.dim}>{t("deliveries.queued")}</p>}
          {again.error && <ProblemNotice error={again.error} />}
        </td>
      )}
    </tr>
  );
}
