import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { BannerTemplate } from "../../../api/types";
import classes from "./Banner.module.css";

type Props = {
  slot: BannerTemplate["slots"][number];
  value: string;
  problem?: string | undefined;
  onChange: (value: string) => void;
};

/** The words of one place in a banner. */
export function SlotField({ slot, value, problem, onChange }: Props) {
  const { t } = useTranslation("composer");
  const id = useId();
  const length = [...value].length;
  return (
    <div className={classes.field}>
      <label htmlFor={id}>
        {slot.name} {!slot.needed && <small>{t("banner.optional")}</small>}
        {length >= 0.8 * slot.maxLength && (
          <small className={classes.count}>
            {length}/{slot.maxLength}
          </small>
        )}
      </label>
      <input
        id={id}
        value={value}
        placeholder={slot.sample}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid={`banner-${slot.id}`}
      />
      {problem && (
        <p id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
