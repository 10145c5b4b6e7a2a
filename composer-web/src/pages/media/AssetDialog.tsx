import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/media";
import { contentOf } from "../../api/templates";
import type { Asset, AssetUse } from "../../api/types";
import { At } from "../../shell/At";
import { Dialog } from "../../shell/Dialog";
import { tellDone } from "../../shell/done";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { Waiting } from "../../shell/Waiting";
import { Confirm } from "../settings/Confirm";
import { useFacts } from "./AssetTile";
import classes from "./Media.module.css";
import { Picture } from "./Picture";
import { Renditions } from "./Renditions";
import { ReplaceDialog } from "./ReplaceDialog";

type Props = { id: string; may: boolean; onClose: () => void };

/** All that is known of one file, and what can be done with it. */
export function AssetDialog({ id, may, onClose }: Props) {
  const { t } = useTranslation("media");
  const found = useQuery({ queryKey: ["asset", id], queryFn: () => calls.asset(id) });
  const uses = useQuery({ queryKey: ["uses", id], queryFn: () => calls.usesOf(id), staleTime: 0 });
  return (
    <Dialog title={found.data?.name ?? t("loading")} size="56rem" onClose={onClose}>
      {(found.isPending || uses.isPending) && <Waiting what={t("loading")} />}
      {found.isError && <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />}
      {uses.isError && <ProblemNotice error={uses.error} onRetry={() => void uses.refetch()} />}
      {found.data && uses.data && <Whole asset={found.data} uses={uses.data} may={may} onClose={onClose} />}
    </Dialog>
  );
}

type WholeProps = { asset: Asset; uses: AssetUse[]; may: boolean; onClose: () => void };

function Whole({ asset, uses, may, onClose }: WholeProps) {
  const { t } = useTranslation("media");
  const cache = useQueryClient();
  const [asking, setAsking] = useState<"remove" | "replace">();
  const now = uses.filter((use) => use.now && !use.archived);
  const remove = async () => {
    await calls.removeAsset(asset.id);
    tellDone(t("removed", { name: asset.name }));
    onClose();
    await cache.invalidateQueries({ queryKey: ["assets"] });
  };
  return (
    <>
      <div className={classes.detail}>
        <div>
          <Picture asset={asset} />
          <a href={contentOf(asset.id)} download={asset.name}>
            <Icon name="download" size={16} /> {t("original")}
          </a>
        </div>
        <Facts asset={asset} />
      </div>
      {may && (
        <div className={classes.deeds}>
          <Button
            variant="default"
            disabled={now.length === 0}
            title={now.length === 0 ? t("replaceNone") : undefined}
            onClick={() => setAsking("replace")}
            data-testid="replace"
          >
            {t("replace")}
          </Button>
          <Button
            variant="default"
            disabled={now.length > 0}
            onClick={() => setAsking("remove")}
            data-testid="remove-asset"
          >
            {t("remove")}
          </Button>
          {now.length > 0 && <p>{t("removeInUse", { count: now.length })}</p>}
        </div>
      )}
      <Uses uses={uses} />
      <Renditions asset={asset.id} />
      {asking === "remove" && (
        <Confirm
          title={t("removeAsk", { name: asset.name })}
          text={t("removeText")}
          deed={t("remove")}
          onDo={remove}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === "replace" && (
        <ReplaceDialog asset={asset} uses={now} onClose={() => setAsking(undefined)} />
      )}
    </>
  );
}

function Facts({ asset }: { asset: Asset }) {
  const { t } = useTranslation("media");
  const facts = useFacts(asset);
  return (
    <dl className={classes.facts}>
      <dt>{t("facts")}</dt>
      <dd>{facts.join(" · ")}</dd>
      <dt>{t("added")}</dt>
      <dd>
        <At time={asset.createdAt} />
      </dd>
      {asset.source && (
        <>
          <dt>{t("source")}</dt>
          <dd>{asset.source}</dd>
        </>
      )}
      <dt>{t("id")}</dt>
      <dd>
        <code>{asset.id}</code>{" "}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="copy" size={14} />}
          onClick={() => {
            void navigator.clipboard.writeText(asset.id).then(() => tellDone(t("copied")));
          }}
        >
          {t("copyId")}
        </Button>
      </dd>
    </dl>
  );
}

function Uses({ uses }: { uses: AssetUse[] }) {
  const { t } = useTranslation("media");
  return (
    <section className={classes.part} aria-labelledby="asset-uses">
      <h3 id="asset-uses">{t("uses")}</h3>
      {uses.length === 0 && <p>{t("usesNone")}</p>}
      <ul>
        {uses.map((use) => (
          <li key={use.template} data-testid="use">
            {use.archived ? (
              use.name
            ) : (
              <Link to="/templates/$id" params={{ id: use.template }}>
                {use.name}
              </Link>
            )}{" "}
            <small>
              {use.now
                ? t("useNow", { first: use.firstVersion })
                : t("useThen", { first: use.firstVersion, last: use.lastVersion })}
              {use.archived && ` · ${t("useArchived")}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
