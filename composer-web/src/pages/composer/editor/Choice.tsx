import { useId } from "react";
import classes from "./Editor.module.css";

type Props<T extends string> = {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  hint?: string | undefined;
  onChange: (value: T) => void;
};

/** A few options beside each other, of which one holds. */
export function Choice<T extends string>({ label, value, options, hint, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className={classes.choice}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} data-on={option.value === value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              data-testid={`choose-${option.value}`}
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint && <p>{hint}</p>}
    </fieldset>
  );
}
