import { Button, FileInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PriceEntry } from "../../../api/types";
import { Dialog } from "../../../shell/Dialog";
import classes from "../../../shell/Form.module.css";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { columns, decoded, type Fault, fromCsv } from "./csv";

type Props = {
  /** Lines that the book has now. */
  before: number;
  error: Error | undefined;
  busy: boolean;
  onImport: (entries: PriceEntry[]) => void;
  onReadAgain: (() => void) | undefined;
  onClose: () => void;
};

/** A file that takes the place of the whole book, after a look at what it holds. */
export function ImportPrices({ before, error, busy, onImport, onReadAgain, onClose }: Props) {
  const { t } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [found, setFound] = useState<PriceEntry[] | Fault>();
  const choose = async (chosen: File | null) => {
    setFile(chosen);
    setFound(chosen ? fromCsv(decoded(await chosen.arrayBuffer())) : undefined);
  };
  const entries = Array.isArray(found) ? found : undefined;
  const fault = found && !Array.isArray(found) ? found : undefined;
  return (
    <Dialog title={t("prices.importTitle")} onClose={onClose}>
      <div className={classes.form} data-testid="import-form">
        <p>{t("prices.importText", { columns: columns.join(", ") })}</p>
        <FileInput
          label={t("prices.file")}
          placeholder={t("prices.fileChoose")}
          accept=".csv,.tsv,.txt,text/csv"
          value={file}
          onChange={(chosen) => void choose(chosen)}
          error={fault && t(`prices.fault_${fault.code}`, fault)}
          data-testid="price-file"
        />
        {entries && <p>{t("prices.replaces", { count: entries.length, before })}</p>}
        {error && <ProblemNotice error={error} onRetry={onReadAgain} />}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {shell("dialog.cancel")}
          </Button>
          <Button
            disabled={!entries}
            loading={busy}
            onClick={() => entries && onImport(entries)}
            data-testid="do-import"
          >
            {t("prices.importDo")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
