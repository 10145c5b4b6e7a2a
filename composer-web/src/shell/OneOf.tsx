import classes from "./OneOf.module.css";

type Props<T> = {
  label: string;
  /** Begins the name that each button has in tests. */
  name: string;
  of: readonly T[];
  chosen: T;
  nameOf: (one: T) => string;
  onChoose: (one: T) => void;
};

/** One of a few, all in sight. */
export function OneOf<T extends string>({ label, name, of, chosen, nameOf, onChoose }: Props<T>) {
  return (
    <fieldset className={classes.choice} aria-label={label}>
      {of.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={chosen === one}
          onClick={() => onChoose(one)}
          data-testid={`${name}-${one}`}
        >
          {nameOf(one)}
        </button>
      ))}
    </fieldset>
  );
}
