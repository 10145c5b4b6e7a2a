import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useBench, useOfCard } from "../bench";
import { LintPanel } from "../lint/LintPanel";
import { CountryChoice } from "./CountryChoice";
import { LimitChoice } from "./LimitChoice";
import { MmsTile } from "./MmsTile";
import { hasDrafts, makingOf } from "./making";
import { PageTile } from "./PageTile";
import classes from "./Preview.module.css";
import { personas } from "./personas";
import { RcsTile } from "./RcsTile";
import { SmsTile } from "./SmsTile";
import type { View } from "./Tile";
import { usePreviewing } from "./usePreview";
import { useViewing } from "./viewing";

const views: readonly View[] = ["android", "ios", "mms", "sms", "page"];

/** Every phone at once, from the server's own derivation. */
export function Previews() {
  const { t } = useTranslation("composer");
  const countries = usePreviewing(({ preview }) => preview?.countries);
  const [view, setView] = useState<View>("android");
  return (
    <>
      <div className={classes.head}>
        <h2>{t("preview.title")}</h2>
        <State />
        <PersonaChoice />
        <LimitChoice />
        <CountryChoice countries={countries ?? []} />
      </div>
      <nav className={classes.tabs} aria-label={t("preview.title")}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
            {t(`preview.${one}`)}
          </button>
        ))}
      </nav>
      <LintPanel />
      <Phones view={view} />
    </>
  );
}

function Phones({ view }: { view: View }) {
  const { t } = useTranslation("composer");
  const preview = usePreviewing((state) => state.preview);
  const changed = usePreviewing((state) => state.changed);
  const error = usePreviewing((state) => state.error);
  const stale = usePreviewing((state) => state.stale);
  return (
    <>
      {error !== undefined && <ProblemNotice error={error} />}
      {!preview && !error && !stale && <Waiting what={t("preview.waiting")} />}
      {preview && (
        <div className={classes.phones} data-view={view} data-stale={stale} data-testid="previews">
          <RcsTile look="android" rcs={preview.rcs} changed={changed.rcs} />
          <RcsTile look="ios" rcs={preview.rcs} changed={changed.rcs} />
          <MmsTile mms={preview.mms} changed={changed.mms} />
          <SmsTile sms={preview.sms} changed={changed.sms} />
          <PageTile page={preview.page} changed={changed.page} />
        </div>
      )}
    </>
  );
}

/** How far what is shown is behind what is written. */
function State() {
  const { t } = useTranslation("composer");
  const { preview, waiting, stale } = usePreviewing((state) => state);
  const making = preview && makingOf(preview);
  return (
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
  );
}

/** For whom is previewed, where the card has variables that differ by person. */
function PersonaChoice() {
  const { t } = useTranslation("composer");
  const { viewing } = useBench();
  const { persona } = useViewing();
  const personal = useOfCard((card) => (card.variables?.length ?? 0) > 0);
  if (!personal) return null;
  return (
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
  );
}
