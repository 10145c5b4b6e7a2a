import { useTranslation } from "react-i18next";
import type { Mode } from "../../api/types";
import classes from "./Send.module.css";

/** Sandbox or real phones: the choice and its colour stand over the whole page. */
export function ModeChoice({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { t } = useTranslation("send");
  return (
    <fieldset className={classes.mode} data-mode={mode} data-testid="mode">
      <legend>{t("mode.label")}</legend>
      <div className={classes.modes}>
        {(["test", "live"] as const).map((one) => (
          <label key={one} data-chosen={mode === one}>
            <input
              type="radio"
              name="mode"
              value={one}
              checked={mode === one}
              onChange={() => onMode(one)}
              data-testid={`mode-${one}`}
            />
            {t(`mode.${one}`)}
          </label>
        ))}
      </div>
      <p>{t(`mode.${mode}Hint`)}</p>
    </fieldset>
  );
}
