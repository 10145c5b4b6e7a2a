import { Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ages, dateTime } from "../../../i18n/format";
import { Icon } from "../../../shell/Icon";
import { useNow } from "../../../shell/useNow";
import { useBench, useMay } from "../bench";
import classes from "../TopBar.module.css";
import { type Saving, Unmatched } from "./saver";

const tones: Partial<Record<Saving["state"], string>> = {
  unfinished: "wait",
  offline: "wait",
  refused: "bad",
  conflict: "bad",
};

/** How old the saved version is, or why the newest changes are only here. */
export function SaveMark() {
  const { t, i18n } = useTranslation("composer");
  const saving = useStore(useBench().saver.saving);
  const may = useMay();
  const now = useNow(1000);
  const says =
    saving.state === "saved"
      ? t("saving.saved", { age: ageOf(saving.savedAt, now, i18n.language) })
      : t(`saving.${saving.state}`);
  if (!may) {
    return (
      <Tooltip multiline maw={320} label={t("saving.readOnly_means")}>
        <span className={classes.save} data-tone="wait" data-testid="read-only">
          <Icon name="read" size={16} />
          <span>{t("saving.readOnly")}</span>
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip multiline maw={320} label={<Means saving={saving} />}>
      <span
        className={classes.save}
        data-tone={tones[saving.state]}
        data-state={saving.state}
        data-version={saving.version}
        data-testid="saving"
        role="img"
        aria-label={says}
      >
        <Icon
          name={tones[saving.state] ? "warning" : saving.state === "saved" ? "saved" : "wait"}
          size={16}
        />
        <span>{says}</span>
      </span>
    </Tooltip>
  );
}

/** What the state means, and which version is the server's. */
function Means({ saving: { state, refusal, version, savedAt } }: { saving: Saving }) {
  const { t, i18n } = useTranslation("composer");
  const said = refusal instanceof Error ? refusal.message : "";
  const why = refusal instanceof Unmatched ? t("saving.unmatched") : said;
  const means = t(`saving.${state}_means`);
  const hint = state === "refused" || state === "offline" ? `${means} ${why}` : means;
  return `${hint} ${t("saving.version", { version, at: dateTime(savedAt, i18n.language) })}`;
}

const steps: [number, Intl.RelativeTimeFormatUnit][] = [
  [60, "second"],
  [60, "minute"],
  [24, "hour"],
];

/** "2 seconds ago", in the largest unit that is whole. */
export function ageOf(iso: string, now: Date, language: string): string {
  const words = ages(language);
  let age = Math.max(0, Math.round((now.getTime() - Date.parse(iso)) / 1000));
  for (const [size, unit] of steps) {
    if (age < size) return words.format(-age, unit);
    age = Math.floor(age / size);
  }
  return words.format(-age, "day");
}
