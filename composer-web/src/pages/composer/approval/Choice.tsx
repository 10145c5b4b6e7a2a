import classes from "./Approval.module.css";

type Props<T> = {
  label: string;
  of: readonly T[];
  chosen: T;
  nameOf: (one: T) => string;
  onChoose: (one: T) => void;
};

/** One of a few, all in sight. */
export function Choice<T extends string>({ label, of, chosen, nameOf, onChoose }: Props<T>) {
  return (
    <fieldset className={classes.choice} aria-label={label}>
      {of.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={chosen === one}
          onClick={() => onChoose(one)}
          data-testid={`review-${one}`}
        >
          {nameOf(one)}
        </button>
      ))}
    </fieldset>
  );
}
