import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TemplateOutline, TemplateSummary } from "../../api/types";
import { Dialog } from "../../shell/Dialog";
import classes from "../../shell/Form.module.css";
import { Icon } from "../../shell/Icon";
import { ProblemNotice } from "../../shell/ProblemNotice";
import { isPath, readTags, tidyPath } from "./folders";
import styles from "./Templates.module.css";
import { type Change, useFiling } from "./useFiling";

/** Templates that are to be moved or tagged. */
export type Filed = { do: "move" | "tag"; templates: readonly TemplateSummary[] };

type Props = { filed: Filed; outline: TemplateOutline; onClose: () => void; onDone: () => void };

export function FileDialogs({ filed, outline, onClose, onDone }: Props) {
  const filing = useFiling();
  const file = (change: Change) =>
    filing.mutate(
      { templates: filed.templates, change },
      {
        onSuccess: () => {
          onClose();
          onDone();
        },
      },
    );
  const props = {
    templates: filed.templates,
    outline,
    busy: filing.isPending,
    error: filing.error,
    onFile: file,
    onClose,
  };
  return filed.do === "move" ? <Move {...props} /> : <Tags {...props} />;
}

type FormProps = {
  templates: readonly TemplateSummary[];
  outline: TemplateOutline;
  busy: boolean;
  error: unknown;
  onFile: (change: Change) => void;
  onClose: () => void;
};

const many = ({ length }: readonly TemplateSummary[]) => (length === 1 ? "One" : "Many");
const about = (templates: readonly TemplateSummary[]) => ({
  count: templates.length,
  name: templates[0]?.name ?? "",
});

type KnownProps = {
  label: string;
  hint: string;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  known: readonly string[];
  testId: string;
};

/** A field that offers what there is already while one types. */
function Known({ label, hint, value, onValue, error, known, testId }: KnownProps) {
  const list = useId();
  return (
    <>
      <TextInput
        label={label}
        description={hint}
        value={value}
        onChange={(event) => onValue(event.currentTarget.value)}
        error={error}
        list={list}
        autoComplete="off"
        data-autofocus
        data-testid={testId}
      />
      <datalist id={list}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}

type FootProps = Pick<FormProps, "busy" | "error" | "onClose"> & {
  idle?: boolean;
  testId: string;
  children: string;
};

function Foot({ busy, error, idle = false, onClose, testId, children }: FootProps) {
  const { t } = useTranslation();
  return (
    <>
      {error != null && <ProblemNotice error={error} />}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t("dialog.cancel")}
        </Button>
        <Button type="submit" loading={busy} disabled={idle} data-testid={testId}>
          {children}
        </Button>
      </div>
    </>
  );
}

/** Into a folder that is there or a new one; the folders that are there are offered while one types. */
function Move({ templates, outline, busy, error, onFile, onClose }: FormProps) {
  const { t } = useTranslation("library");
  const common = templates.every(({ folder }) => folder === templates[0]?.folder);
  const [typed, setTyped] = useState(common ? (templates[0]?.folder ?? "") : "");
  const folder = tidyPath(typed);
  const wrong = isPath(folder) ? undefined : t("moveWrong");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onFile({ folder });
  };
  return (
    <Dialog title={t(`moveTitle${many(templates)}`, about(templates))} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <Known
          label={t("moveTo")}
          hint={t("moveHint")}
          value={typed}
          onValue={setTyped}
          error={wrong}
          known={outline.folders.map(({ path }) => path)}
          testId="move-to"
        />
        <Foot busy={busy} error={error} onClose={onClose} testId="move-do">
          {t("moveDo")}
        </Foot>
      </form>
    </Dialog>
  );
}

/** Tags are added to all of them and taken off from all of them. */
function Tags({ templates, outline, busy, error, onFile, onClose }: FormProps) {
  const { t } = useTranslation("library");
  const [typed, setTyped] = useState("");
  const [off, setOff] = useState<readonly string[]>([]);
  const on = [...new Set(templates.flatMap(({ tags }) => tags))].sort();
  const added = readTags(typed);
  const wrong = added.every((tag) => [...tag].length <= 40) ? undefined : t("tagWrong");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onFile({ addTags: added, removeTags: [...off] });
  };
  return (
    <Dialog title={t(`tagTitle${many(templates)}`, about(templates))} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <Known
          label={t("tagAdd")}
          hint={t("tagHint")}
          value={typed}
          onValue={setTyped}
          error={wrong}
          known={outline.tags.map(({ name }) => name)}
          testId="tag-add"
        />
        {on.length > 0 && (
          <fieldset className={styles.tagsOn}>
            <legend>{t("tagOn")}</legend>
            {on.map((tag) => {
              const gone = off.includes(tag);
              return (
                <button
                  key={tag}
                  type="button"
                  className={styles.tag}
                  data-off={gone}
                  aria-label={t(gone ? "tagKeep" : "tagOff", { tag })}
                  onClick={() => setOff(gone ? off.filter((one) => one !== tag) : [...off, tag])}
                >
                  {tag} <Icon name={gone ? "undo" : "cross"} size={12} />
                </button>
              );
            })}
          </fieldset>
        )}
        <Foot
          busy={busy}
          error={error}
          idle={added.length === 0 && off.length === 0}
          onClose={onClose}
          testId="tag-do"
        >
          {t("tagDo")}
        </Foot>
      </form>
    </Dialog>
  );
}
