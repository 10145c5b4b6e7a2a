import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { bytes } from "../../i18n/format";
import { Icon } from "../../shell/Icon";
import { useWords } from "../../shell/ProblemNotice";
import classes from "./Media.module.css";
import type { Upload, Uploads } from "./uploads";

/** Every file that was dropped: how far it is, that it is here, or in words why it was not taken. */
export function UploadList({ uploads, onOpen }: { uploads: Uploads; onOpen: (asset: string) => void }) {
  const { t } = useTranslation("media");
  const all = useStore(uploads.store, ({ all }) => all);
  if (all.length === 0) return null;
  const busy = all.some(({ state }) => state === "waiting" || state === "sending");
  return (
    <section className={classes.uploads} aria-label={t("uploads")}>
      <ul>
        {all.map((upload) => (
          <Row key={upload.key} upload={upload} onAgain={() => uploads.again(upload.key)} onOpen={onOpen} />
        ))}
      </ul>
      {!busy && (
        <Button variant="subtle" size="compact-sm" onClick={uploads.clear} data-testid="uploads-done">
          {t("uploadsDone")}
        </Button>
      )}
    </section>
  );
}

type RowProps = { upload: Upload; onAgain: () => void; onOpen: (asset: string) => void };

function Row({ upload, onAgain, onOpen }: RowProps) {
  const { t, i18n } = useTranslation("media");
  const { file, state, progress, asset } = upload;
  const name = file.name || "clipboard";
  const percent = Math.round(progress * 100);
  const says: Record<Upload["state"], string> = {
    waiting: t("waiting"),
    sending: percent < 100 ? t("uploading", { percent }) : t("looking"),
    done: t("uploaded"),
    again: t("again"),
    failed: t("failed"),
  };
  return (
    <li data-state={state} data-testid="upload-row">
      <Icon name={state === "failed" ? "warning" : asset ? "check" : "upload"} size={16} />
      <span className={classes.name}>
        {asset ? (
          <button type="button" onClick={() => onOpen(asset.id)}>
            {name}
          </button>
        ) : (
          name
        )}{" "}
        <small>{bytes(file.size, i18n.language)}</small>
      </span>
      {state === "sending" && <progress value={progress} max={1} aria-label={name} />}
      <span role="status">{says[state]}</span>
      {state === "failed" && (
        <>
          <p className={classes.why}>
            <Why error={upload.error} />
          </p>
          <Button variant="default" size="compact-sm" onClick={onAgain}>
            {t("retry")}
          </Button>
        </>
      )}
    </li>
  );
}

function Why({ error }: { error: unknown }) {
  const { title, detail, remedy, errors } = useWords(error);
  return <>{[title, detail, remedy, ...errors.map((one) => one.detail)].filter(Boolean).join(" ")}</>;
}
