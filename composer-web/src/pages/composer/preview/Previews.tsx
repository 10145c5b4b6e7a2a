import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useBench, useCard } from "../bench";
import { LintPanel } from "../lint/LintPanel";
import { LimitChoice } from "./LimitChoice";
import { MmsTile } from "./MmsTile";
import { hasDrafts, makingOf } from "./making";
import { PageTile } from "./PageTile";
import classes from "./Preview.module.css";
import { personas } from "./personas";
import { RcsTile } from "./RcsTile";
import { SmsTile } from "./SmsTile";
import type { View } from "./Tile";
import { usePreview } from "./usePreview";
import { useViewing } from "./viewing";

const views: readonly View[] = ["android", "ios", "mms", "sms", "page"];

/** Every phone at once, from the server's own derivation. */
export function Previews() {
  const { t } = useTranslation("composer");
  const card = useCard();
  const { viewing } = useBench();
  const { persona, mmsLimit } = useViewing();
  const [view, setView] = useState<View>("android");
  const { preview, waiting, error, changed, stale } = usePreview(persona, mmsLimit);
  const making = preview && makingOf(preview);
  return (
    <>
      <div className={classes.head}>
        <h2>{t("preview.title")}</h2>
        <span className={classes.state} role="status" data-testid="preview-state" data-waiting={waiting}>
          {stale
            ? t("preview.unfinished")
            : making !== undefined
              ? t("preview.making", { percent: Math.round(making * 100) })
              : waiting && preview
                ? t("preview.waiting")
                : preview && hasDrafts(preview)
                  ? t("preview.drafts")
                  : ""}
        </span>
        {(card.variables?.length ?? 0) > 0 && (
          <NativeSelect
            size="xs"
            aria-label={t("preview.persona")}
            value={persona}
            onChange={(event) =>
              viewing.setState({
                persona: personas.find((one) => one === event.currentTarget.value) ?? "sample",
              })
            }
            data={personas.map((one) => ({ value: one, label: t(`preview.persona_${one}`) }))}
            data-testid="persona"
          />
        )}
        <LimitChoice />
      </div>
      <nav className={classes.tabs} aria-label={t("preview.title")}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {t(`preview.${one}`)}
          </button>
        ))}
      </nav>
      <LintPanel />
      {error !== undefined && <ProblemNotice error={error} />}
      {!preview && !error && !stale && <Waiting what={t("preview.waiting")} />}
      {preview && (
        <div className={classes.phones} data-view={view} data-stale={stale} data-testid="previews">
          <RcsTile look="android" preview={preview} changed={changed.rcs} />
          <RcsTile look="ios" preview={preview} changed={changed.rcs} />
          <MmsTile preview={preview} changed={changed.mms} />
          <SmsTile preview={preview} changed={changed.sms} />
          <PageTile preview={preview} changed={changed.page} />
        </div>
      )}
    </>
  );
}
