import { Button, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import "../words";
import { filterWords } from "../../../api/house";
import { useMay } from "../../../api/roles";
import type { FilterWord, Severity } from "../../../api/types";
import { Empty } from "../../../shell/Empty";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import marks from "../../messages/StateMark.module.css";
import { Lead } from "../Lead";
import { Table } from "../Table";
import classes from "../Table.module.css";
import { WordForm } from "./WordForm";
import { edit, without } from "./words";

const tones: Record<Severity, "bad" | "wait" | "quiet"> = { error: "bad", warning: "wait", hint: "quiet" };

/** Words that the linter finds in the brand's cards. */
export function FilterWordsPage() {
  const { t } = useTranslation("settings");
  const cache = useQueryClient();
  const list = useQuery({ queryKey: ["filter-words"], queryFn: async () => (await filterWords()).words });
  const may = useMay("settings:write");
  const [find, setFind] = useState("");
  const [open, setOpen] = useState<{ word?: FilterWord }>();
  const keep = (words: FilterWord[]) => cache.setQueryData(["filter-words"], words);
  const remove = useMutation({
    mutationFn: (word: string) => edit((now) => without(now, word)),
    onSuccess: keep,
  });
  const words = list.data ?? [];
  const shown = words.filter(({ word, note = "" }) =>
    `${word} ${note}`.toLowerCase().includes(find.trim().toLowerCase()),
  );
  const add = () => setOpen({});
  return (
    <>
      <Lead wide title={t("tab.filterWords")} text={t("filterWords.lead")}>
        {may && (
          <Button leftSection={<Icon name="plus" size={18} />} onClick={add} data-testid="add-words">
            {t("filterWords.add")}
          </Button>
        )}
      </Lead>
      {remove.error && <ProblemNotice error={remove.error} />}
      {list.isPending && <Waiting what={t("tab.filterWords")} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && words.length === 0 && (
        <Empty icon="text" title={t("filterWords.empty")} text={t("filterWords.emptyText")}>
          {may && (
            <Button variant="default" onClick={add}>
              {t("filterWords.add")}
            </Button>
          )}
        </Empty>
      )}
      {words.length > 0 && (
        <search className={classes.bar}>
          <TextInput
            type="search"
            aria-label={t("filterWords.find")}
            placeholder={t("filterWords.find")}
            leftSection={<Icon name="search" size={16} />}
            value={find}
            onChange={(event) => setFind(event.currentTarget.value)}
            data-testid="find-word"
          />
        </search>
      )}
      {words.length > 0 && shown.length === 0 && <Empty icon="search" title={t("filterWords.noneMatch")} />}
      {shown.length > 0 && (
        <Table
          label={t("filterWords.table")}
          columns={[
            t("filterWords.word"),
            t("filterWords.severity"),
            t("filterWords.note"),
            ...(may ? [t("filterWords.deeds")] : []),
          ]}
        >
          {shown.map((word) => (
            <WordRow
              key={word.word}
              word={word}
              may={may}
              busy={remove.isPending && remove.variables === word.word}
              onChange={() => setOpen({ word })}
              onRemove={() => remove.mutate(word.word)}
            />
          ))}
        </Table>
      )}
      {open && (
        <WordForm
          list={words}
          {...open}
          onClose={() => setOpen(undefined)}
          onDone={(now) => {
            setOpen(undefined);
            keep(now);
          }}
        />
      )}
    </>
  );
}

type Row = { word: FilterWord; may: boolean; busy: boolean; onChange: () => void; onRemove: () => void };

function WordRow({ word, may, busy, onChange, onRemove }: Row) {
  const { t } = useTranslation("settings");
  const severity = word.severity ?? "error";
  return (
    <tr data-testid="filter-word">
      <td className={classes.strong}>{word.word}</td>
      <td data-label={t("filterWords.severity")}>
        <span>
          <span className={marks.mark} data-tone={tones[severity]}>
            <Icon name={severity === "hint" ? "dot" : "warning"} size={14} />
            {t(`severity.${severity}`)}
          </span>
        </span>
      </td>
      <td data-label={t("filterWords.note")}>{word.note || "–"}</td>
      {may && (
        <td className={classes.deed}>
          <Button
            variant="default"
            size="compact-md"
            mr="xs"
            onClick={onChange}
            aria-label={t("filterWords.changeOf", word)}
            data-testid="change-word"
          >
            {t("change")}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            loading={busy}
            onClick={onRemove}
            aria-label={t("filterWords.removeOf", word)}
            data-testid="remove-word"
          >
            {t("remove")}
          </Button>
        </td>
      )}
    </tr>
  );
}
