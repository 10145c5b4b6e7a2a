import { useCallback, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { shortened } from "../../../document/shorten";
import { fixedLength, phrase, variablesIn } from "../../../document/variables";
import { type Field, readText } from "../../../document/words";
import { useTakesAim } from "../aim";
import { useLocale, useOfCard, usePerform, usePointer, useProblemsAt } from "../bench";
import { tell } from "../notice";
import { useSentence } from "../useSentence";
import classes from "./Editor.module.css";
import { VariableChips } from "./VariableChips";
import { VariableMenu } from "./VariableMenu";

/** From this part of a limit on, the field says how much is left. */
const COUNT_FROM = 0.8;

type Props = {
  field: Field;
  label: string;
  limit: number;
  hint?: string;
  /** A text of one line. */
  line?: boolean;
  strong?: boolean;
  placeholder?: string;
  testId: string;
};

/** A text of the card in the language that is written: its variables stand out, its limit shows before it is hit. */
export function TextField({
  field,
  label,
  limit,
  hint,
  line = false,
  strong = false,
  placeholder,
  testId,
}: Props) {
  const { t } = useTranslation("composer");
  const locale = useLocale();
  const perform = usePerform();
  const pointer = usePointer(field);
  const problems = useProblemsAt(pointer);
  const say = useSentence();
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useTakesAim(pointer, () => area.current);
  const text = useOfCard((card) => readText(card, field, locale));
  const base = useOfCard((card) => (locale === card.locale ? "" : readText(card, field, card.locale)));
  const write = useCallback(
    (to: string) => perform({ do: "write", field, locale, text: line ? to.replace(/\s*\n\s*/g, " ") : to }),
    [perform, field, locale, line],
  );
  const insert = useCallback(
    (name: string) => {
      if (!area.current) return;
      const { value, selectionStart: at, selectionEnd: end } = area.current;
      const hole = `{{${name}}}`;
      write(value.slice(0, at) + hole + value.slice(end));
      requestAnimationFrame(() => {
        area.current?.focus();
        area.current?.setSelectionRange(at + hole.length, at + hole.length);
      });
    },
    [write],
  );
  const length = fixedLength(text);
  const flawed = problems.length > 0;
  return (
    <div className={classes.field} data-strong={strong}>
      <div className={classes.label}>
        <label htmlFor={id}>{label}</label>
        {length >= limit * COUNT_FROM && (
          <span className={classes.count} data-over={length > limit} data-testid="count">
            {length}/{limit}
          </span>
        )}
        {length > limit && (
          <button
            type="button"
            className={classes.shorten}
            onClick={() => {
              const cut = shortened(text, limit);
              perform({ do: "write", field, locale, text: cut, alone: true });
              tell("shortened", { from: length, to: fixedLength(cut) });
            }}
            data-testid="shorten"
          >
            {t("field.shorten")}
          </button>
        )}
        <VariableMenu label={label} onPick={insert} />
      </div>
      <div className={classes.writing} data-flawed={flawed}>
        <div className={classes.mirror} aria-hidden>
          {phrase(text).map((piece, index) =>
            piece.variable === undefined ? piece.text : <mark key={index}>{piece.text}</mark>,
          )}
          {"\u200b"}
        </div>
        <textarea
          id={id}
          ref={area}
          rows={1}
          value={text}
          lang={locale}
          dir="auto"
          placeholder={base || placeholder}
          aria-invalid={flawed}
          aria-describedby={flawed || hint ? `${id}-about` : undefined}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (line && event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
          }}
          data-testid={testId}
        />
      </div>
      <VariableChips names={[...new Set(variablesIn(text))]} />
      <div id={`${id}-about`}>
        {flawed
          ? problems.map((problem) => (
              <p key={problem.code} className={classes.problem}>
                {say(problem)}
              </p>
            ))
          : hint && <p className={classes.hint}>{hint}</p>}
      </div>
      {base !== "" && text === "" && <p className={classes.untranslated}>{t("locale.untranslated")}</p>}
    </div>
  );
}
