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

/** Into a folder that is there or a new one; the folders that are there are offered while one types. */
function Move({ templates, outline, busy, error, onFile, onClose }: FormProps) {
  const { t } = useTranslation("library");
  const { t: shell } = useTranslation();
  const common = templates.every(({ folder }) => folder === templates[0]?.folder);
  const [typed, setTyped] = useState(common ? (templates[0]?.folder ?? "") : "");
  const list = useId();
  const folder = tidyPath(typed);
  const wrong = isPath(folder) ? undefined : t("moveWrong");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onFile({ folder });
  };
  return (
    <Dialog title={t(`moveTitle${many(templates)}`, about(templates))} onClose={onClose}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label={t("moveTo")}
          description={t("moveHint")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={wrong}
          list={list}
          autoComplete="off"
          data-autofocus
          data-testid="move-to"
        />
        <datalist id={list}>
          {outline.folders.map(({ path }) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        {error != null && <ProblemNotice error={error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button type="submit" loading={busy} data-testid="move-do">
            {t("moveDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Tags are added to all of them and taken off from all of them. */
function Tags({ templates, outline, busy, error, onFile, onClose }: FormProps) {
  const { t } = useTranslation("library");
  const { t: shell } = useTranslation();
  const [typed, setTyped] = useState("");
  const [off, setOff] = useState<readonly string[]>([]);
  const list = useId();
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
        <TextInput
          label={t("tagAdd")}
          description={t("tagHint")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          error={wrong}
          list={list}
          autoComplete="off"
          data-autofocus
          data-testid="tag-add"
        />
        <datalist id={list}>
          {outline.tags.map(({ name }) => (
            <option key={name} value={name} />
          ))}
        </datalist>
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
        {error != null && <ProblemNotice error={error} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={added.length === 0 && off.length === 0}
            data-testid="tag-do"
          >
            {t("tagDo")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
