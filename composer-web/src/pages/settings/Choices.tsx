import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Checkbox.css";
import { Checkbox } from "@mantine/core";
import classes from "../../shell/Form.module.css";

type Props<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
  error: string | undefined;
};

/** Some of several, in the order in which they stand. */
export function Choices<T extends string>({ legend, options, chosen, onChange, error }: Props<T>) {
  const choose = (value: T, on: boolean) =>
    onChange(options.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one))));
  return (
    <fieldset className={classes.choices}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(event) => choose(value, event.currentTarget.checked)}
        />
      ))}
      {error && <p role="alert">{error}</p>}
    </fieldset>
  );
}
