import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { makeApiKey } from "../../../api/house";
import { useScopes } from "../../../api/roles";
import type { ApiKeyInput, Scope } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Choices } from "../Choices";
import { scopeWord } from "./scopeWord";

const lives = ["never", "30", "90", "365"] as const;
const DAY_MS = 86_400_000;

type Props = { onClose: () => void; onMade: (secret: string) => void };

/** What a program may, where it reaches, and for how long. */
export function KeyForm({ onClose, onMade }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const own = useScopes();
  const [name, setName] = useState("");
  const [mode, setMode] = useState<ApiKeyInput["mode"]>("test");
  const [scopes, setScopes] = useState<Scope[]>(
    own.filter((scope) => scope === "messages:send" || scope === "messages:read"),
  );
  const [life, setLife] = useState<(typeof lives)[number]>("never");
  const [tried, setTried] = useState(false);
  const make = useMutation({
    mutationFn: () =>
      makeApiKey({
        name: name.trim(),
        mode,
        scopes,
        ...(life === "never"
          ? {}
          : { expiresAt: new Date(Date.now() + Number(life) * DAY_MS).toISOString() }),
      }),
    onSuccess: ({ secret }) => onMade(secret),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && scopes.length > 0) make.mutate();
  };
  return (
    <Dialog title={t("keys.make")} onClose={onClose} size="lg">
      <form className={classes.form} onSubmit={submit} noValidate data-testid="key-form">
        <TextInput
          label={t("keys.name")}
          placeholder={t("keys.namePlaceholder")}
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && !name.trim() ? t("keys.nameMissing") : undefined}
          data-autofocus
          data-testid="key-name"
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t("keys.mode")}
            value={mode}
            onChange={(event) => setMode(event.currentTarget.value === "live" ? "live" : "test")}
            data={[
              { value: "test", label: t("keys.mode_test") },
              { value: "live", label: t("keys.mode_live") },
            ]}
            data-testid="key-mode"
          />
          <NativeSelect
            label={t("keys.expires")}
            value={life}
            onChange={(event) => setLife(lives.find((one) => one === event.currentTarget.value) ?? "never")}
            data={lives.map((one) => ({ value: one, label: t(`keys.for_${one}`) }))}
            data-testid="key-life"
          />
        </div>
        <Choices
          legend={t("keys.scopes")}
          options={own.map((scope) => ({ value: scope, label: t(scopeWord(scope)) }))}
          chosen={scopes}
          onChange={setScopes}
          error={tried && scopes.length === 0 ? t("keys.scopesMissing") : undefined}
        />
        {make.error && <ProblemNotice error={make.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={make.isPending} data-testid="make-key">
            {t("keys.make")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
