import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Variable, VariableType } from "../../../document/card";
import { NAME } from "../../../document/variables";
import { useOfCard, usePerform, useProblemsAt } from "../bench";
import { useSentence } from "../useSentence";
import classes from "./Editor.module.css";

const types: readonly VariableType[] = ["text", "number", "date", "url"];

/** What a variable is, what previews show for it, and what a recipient without a value gets. */
export function VariableForm({ variable }: { variable: Variable }) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const declared = useOfCard((card) => card.variables ?? []);
  const index = declared.findIndex(({ name }) => name === variable.name);
  const say = useSentence();
  const sample = useProblemsAt(`/variables/${index}/sample`)[0];
  const fallback = useProblemsAt(`/variables/${index}/default`)[0];
  const set = (part: Partial<Variable>) =>
    perform({ do: "variable", name: variable.name, variable: clean({ ...variable, ...part }) });
  return (
    <div className={classes.variableForm}>
      <NameInput
        variable={variable}
        taken={declared.map(({ name }) => name)}
        onName={(name) => set({ name })}
      />
      <NativeSelect
        size="xs"
        label={t("variable.type")}
        value={variable.type ?? "text"}
        onChange={(event) => set({ type: types.find((one) => one === event.currentTarget.value) ?? "text" })}
        data={types.map((one) => ({ value: one, label: t(`variable.type_${one}`) }))}
      />
      <TextInput
        size="xs"
        label={t("variable.sample")}
        value={variable.sample ?? ""}
        error={sample && say(sample)}
        onChange={(event) => set({ sample: event.currentTarget.value })}
        data-testid="variable-sample"
      />
      <TextInput
        size="xs"
        label={t("variable.default")}
        description={variable.default === undefined ? t("variable.required") : undefined}
        value={variable.default ?? ""}
        error={fallback && say(fallback)}
        onChange={(event) => set({ default: event.currentTarget.value })}
        data-testid="variable-default"
      />
      <NumberInput
        size="xs"
        label={t("variable.maxLength")}
        min={1}
        max={500}
        hideControls
        allowDecimal={false}
        value={variable.maxLength ?? 500}
        onChange={(value) => {
          const length = Number(value);
          if (length >= 1 && length <= 500) set({ maxLength: length });
        }}
      />
    </div>
  );
}

/** An empty sample or default is none. */
function clean(variable: Variable): Variable {
  const { sample, default: fallback, ...rest } = variable;
  return { ...rest, ...(sample ? { sample } : {}), ...(fallback ? { default: fallback } : {}) };
}

type NameProps = { variable: Variable; taken: string[]; onName: (name: string) => void };

/** The name is taken over once it is finished, as every text that uses the variable is rewritten with it. */
function NameInput({ variable, taken, onName }: NameProps) {
  const { t } = useTranslation("composer");
  const [typed, setTyped] = useState(variable.name);
  const bad = !NAME.test(typed) || (typed !== variable.name && taken.includes(typed));
  const finish = () => {
    if (!bad && typed !== variable.name) onName(typed);
    else setTyped(variable.name);
  };
  return (
    <TextInput
      size="xs"
      label={t("variable.name")}
      value={typed}
      error={bad && t("variable.badName")}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish();
      }}
      data-testid="variable-name"
    />
  );
}
