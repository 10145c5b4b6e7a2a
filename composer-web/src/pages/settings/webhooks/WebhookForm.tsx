import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import { Button, Switch, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { addWebhook, changeWebhook } from "../../../api/house";
import { errorOf, ProblemError } from "../../../api/problem";
import type { EventType, Webhook } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Choices } from "../Choices";
import { events, usual } from "./events";

type Props = {
  /** The one that is changed; a new one when left out. */
  webhook?: Webhook;
  onClose: () => void;
  /** With its secret when it is new. */
  onDone: (secret?: string) => void;
};

/** Where to, about what, and whether now. */
export function WebhookForm({ webhook, onClose, onDone }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const [url, setUrl] = useState(webhook?.url ?? "");
  const [chosen, setChosen] = useState<EventType[]>(webhook?.events ?? usual);
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const [tried, setTried] = useState(false);
  const address = url.trim();
  const sound = URL.canParse(address) && /^https?:/.test(address);
  const save = useMutation({
    mutationFn: async () => {
      const input = { url: address, events: chosen, enabled };
      if (!webhook) return (await addWebhook(input)).secret;
      await changeWebhook(webhook.id, input);
      return undefined;
    },
    onSuccess: onDone,
  });
  const refused = save.error instanceof ProblemError ? errorOf(save.error.problem, "/url") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (sound && chosen.length > 0) save.mutate();
  };
  return (
    <Dialog title={webhook ? t("webhooks.changeTitle") : t("webhooks.addTitle")} onClose={onClose} size="lg">
      <form className={classes.form} onSubmit={submit} noValidate data-testid="webhook-form">
        <TextInput
          type="url"
          inputMode="url"
          label={t("webhooks.url")}
          description={t("webhooks.urlHint")}
          placeholder="https://shop.example/hooks"
          value={url}
          maxLength={2048}
          onChange={(event) => setUrl(event.currentTarget.value)}
          error={tried && !sound ? t("webhooks.urlWrong") : refused}
          data-autofocus
          data-testid="webhook-url"
        />
        <Choices
          legend={t("webhooks.events")}
          options={events.map((event) => ({ value: event, label: t(`event.${event}`) }))}
          chosen={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? t("webhooks.eventsMissing") : undefined}
        />
        <Switch
          label={t("webhooks.enabled")}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
          data-testid="webhook-enabled"
        />
        {save.error && !refused && <ProblemNotice error={save.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} data-testid="save-webhook">
            {webhook ? t("save") : t("add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
