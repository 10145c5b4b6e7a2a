import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { apiKeys, revokeApiKey } from "../../../api/house";
import { useMay } from "../../../api/roles";
import type { ApiKey } from "../../../api/types";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { useNow } from "../../../shell/useNow";
import { Confirm } from "../Confirm";
import { Day } from "../Day";
import { Lead } from "../Lead";
import { Pages, usePages } from "../Pages";
import classes from "../Settings.module.css";
import { ShownOnce } from "../ShownOnce";
import { KeyForm } from "./KeyForm";
import { scopeWord } from "./scopeWord";

/** The keys of the programs that speak for the brand. */
export function KeysPage() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const list = usePages(["api-keys"], apiKeys);
  const may = useMay("settings:write");
  const [making, setMaking] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [revoking, setRevoking] = useState<ApiKey>();
  const again = () => cache.invalidateQueries({ queryKey: ["api-keys"] });
  const make = () => setMaking(true);
  return (
    <>
      <Lead title={t("tab.keys")} text={t("keys.lead")}>
        {may && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={make} data-testid="new-key">
            {t("keys.make")}
          </Button>
        )}
      </Lead>
      <Pages
        list={list}
        what={t("tab.keys")}
        empty={
          <Empty icon="key" title={t("keys.empty")} text={t("keys.emptyText")}>
            {may && (
              <Button variant="default" onClick={make}>
                {t("keys.make")}
              </Button>
            )}
          </Empty>
        }
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((key) => (
              <KeyItem key={key.id} apiKey={key} onRevoke={may ? () => setRevoking(key) : undefined} />
            ))}
          </ul>
        )}
      </Pages>
      {making && (
        <KeyForm
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            setSecret(made);
            void again();
          }}
        />
      )}
      {secret && (
        <ShownOnce
          title={t("keys.made")}
          text={t("keys.madeText")}
          label={t("keys.key")}
          secret={secret}
          onClose={() => setSecret(undefined)}
        />
      )}
      {revoking && (
        <Confirm
          title={t("keys.revokeTitle", revoking)}
          text={t("keys.revokeText")}
          deed={t("keys.revokeDo")}
          onDo={async () => {
            await revokeApiKey(revoking.id);
            await again();
          }}
          onClose={() => setRevoking(undefined)}
        />
      )}
    </>
  );
}

function KeyItem({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: (() => void) | undefined }) {
  const { t } = useTranslation("settings");
  const over = apiKey.expiresAt !== undefined && new Date(apiKey.expiresAt) <= useNow();
  const dead = apiKey.revokedAt !== undefined || over;
  return (
    <li className={classes.item} data-testid="key" data-quiet={dead}>
      <div className={classes.title}>
        <h2>{apiKey.name}</h2>
        <span className={classes.badge}>{t(`keys.${apiKey.mode}`)}</span>
        {dead && (
          <span className={classes.badge}>{apiKey.revokedAt ? t("keys.revoked") : t("keys.expired")}</span>
        )}
        <code>{apiKey.shown}…</code>
      </div>
      <p className={classes.about}>
        {apiKey.scopes.map((scope) => t(scopeWord(scope))).join(" · ")}
        <span className={classes.dates}>
          <Dated word={t("keys.createdAt")} time={apiKey.createdAt} />
          {apiKey.lastUsedAt ? (
            <Dated word={t("keys.usedAt")} time={apiKey.lastUsedAt} />
          ) : (
            <span>{t("keys.unused")}</span>
          )}
          {apiKey.expiresAt && <Dated word={t("keys.until")} time={apiKey.expiresAt} />}
          {apiKey.revokedAt && <Dated word={t("keys.revokedAt")} time={apiKey.revokedAt} />}
        </span>
      </p>
      {onRevoke && !apiKey.revokedAt && (
        <Button
          variant="default"
          onClick={onRevoke}
          aria-label={t("keys.revokeOf", apiKey)}
          data-testid="revoke"
        >
          {t("keys.revoke")}
        </Button>
      )}
    </li>
  );
}

function Dated({ word, time }: { word: string; time: string }) {
  return (
    <span>
      {word} <Day time={time} />
    </span>
  );
}
