import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FilterWord, Severity } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { changed, edit, LONGEST, onList, typedWords, withWords } from "./words";

const severities = ["error", "warning", "hint"] as const satisfies readonly Severity[];

type Props = {
  list: FilterWord[];
  /** The one that is changed; new ones when left out. */
  word?: FilterWord;
  onClose: () => void;
  onDone: (list: FilterWord[]) => void;
};

/** New words, or how bad one of the list is and what to say instead. */
export function WordForm({ list, word, onClose, onDone }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const [text, setText] = useState("");
  const [severity, setSeverity] = useState<Severity>(word?.severity ?? "error");
  const [note, setNote] = useState(word?.note ?? "");
  const [tried, setTried] = useState(false);
  const words = typedWords(text);
  const known = words.filter((one) => onList(list, one)).length;
  const long = words.find((one) => one.length > LONGEST);
  const as = { severity, note: note.trim() };
  const save = useMutation({
    mutationFn: () =>
      edit((now) => (word ? changed(now, { word: word.word, ...as }) : withWords(now, words, as))),
    onSuccess: onDone,
  });
  const wrong = long
    ? t("filterWords.wordLong", { word: `${long.slice(0, 20)}…` })
    : !word && words.length === 0
      ? t("filterWords.wordsMissing")
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!wrong) save.mutate();
  };
  return (
    <Dialog title={word ? t("filterWords.changeTitle", word) : t("filterWords.addTitle")} onClose={onClose}>
      <form className={classes.form} onSubmit={submit} noValidate data-testid="word-form">
        {!word && (
          <Textarea
            label={t("filterWords.words")}
            description={known > 0 ? t("filterWords.known", { count: known }) : t("filterWords.wordsHint")}
            rows={4}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            error={tried ? wrong : undefined}
            data-autofocus
            data-testid="words"
          />
        )}
        <NativeSelect
          label={t("filterWords.severity")}
          value={severity}
          onChange={(event) =>
            setSeverity(severities.find((one) => one === event.currentTarget.value) ?? severity)
          }
          data={severities.map((one) => ({ value: one, label: t(`severity.${one}`) }))}
          data-testid="word-severity"
        />
        <TextInput
          label={t("filterWords.note")}
          placeholder={t("filterWords.notePlaceholder")}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-testid="word-note"
        />
        {save.error && <ProblemNotice error={save.error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} data-testid="save-words">
            {word ? t("save") : t("add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
