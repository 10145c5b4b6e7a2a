import { Button, NativeSelect, Textarea } from "@mantine/core";
import { type DragEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { useMay } from "../../api/roles";
import type { Mode } from "../../api/types";
import type { Variable } from "../../document/card";
import { Icon } from "../../shell/Icon";
import { MOST } from "./draft";
import { added, begin, type List, rowsOf } from "./list";
import classes from "./Send.module.css";
import { decode, NotText, parse, type Sheet } from "./sheet";

type Props = {
  list: List;
  variables: Variable[];
  mode: Mode;
  onList: (list: List) => void;
  onClear: () => void;
};

/** By country code, the region whose name stands beside it. */
const countries = {
  "+86": "CN",
  "+852": "HK",
  "+853": "MO",
  "+886": "TW",
  "+65": "SG",
  "+60": "MY",
  "+81": "JP",
  "+82": "KR",
  "+44": "GB",
  "+49": "DE",
  "+33": "FR",
  "+34": "ES",
  "+39": "IT",
  "+1": "US",
  "+61": "AU",
  "+91": "IN",
  "+55": "BR",
} as const;

/** Where the list comes from: pasted, a file, or the wall. */
export function Who({ list, variables, mode, onList, onClear }: Props) {
  const { t, i18n } = useTranslation("send");
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState("");
  const [over, setOver] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const mayWall = useMay("sandbox");
  const some = list.cells.length > 0;
  const count = rowsOf(list).length;
  const take = (cells: Sheet) => {
    if (cells.length === 0) return setWrong(t("who.empty"));
    setWrong("");
    setTyped("");
    onList(some ? added(list, cells) : begin(cells, variables, list.country));
  };
  const read = async (from: File | undefined) => {
    if (!from) return;
    try {
      take(parse(decode(new Uint8Array(await from.arrayBuffer()))));
    } catch (error) {
      if (!(error instanceof NotText)) throw error;
      setWrong(t(`who.${error.kind}`));
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  return (
    <section
      className={classes.step}
      aria-labelledby="step-who"
      data-over={over}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2 id="step-who">
        {t("steps.who")}
        {some && (
          <span className={classes.count} data-testid="row-count">
            {t("who.count", { count })}
          </span>
        )}
      </h2>
      <Textarea
        label={t("who.paste")}
        placeholder={t("who.placeholder")}
        autosize
        minRows={some ? 1 : 4}
        maxRows={12}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={wrong || (count > MOST && t("who.tooMany", { count, most: MOST }))}
        data-testid="paste"
      />
      <div className={classes.actions}>
        <Button
          variant={some ? "default" : "filled"}
          disabled={typed.trim() === ""}
          onClick={() => take(parse(typed))}
          data-testid="take"
        >
          {some ? t("who.add") : t("who.take")}
        </Button>
        <Button
          variant="default"
          leftSection={<Icon name="upload" size={16} />}
          onClick={() => file.current?.click()}
          title={t("who.fileHint")}
        >
          {t("who.file")}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv,text/plain,.xlsx"
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
          data-testid="list-file"
        />
        {mode === "test" && mayWall && (
          <Button
            variant="default"
            onClick={async () =>
              take((await calls.handsets()).items.map(({ number, name }) => [number, name]))
            }
            data-testid="from-wall"
          >
            {t("who.fromWall")}
          </Button>
        )}
        {some && (
          <Button variant="subtle" onClick={onClear} data-testid="clear">
            {t("who.clear")}
          </Button>
        )}
        <NativeSelect
          className={classes.country}
          label={t("who.country")}
          value={list.country}
          onChange={(event) => onList({ ...list, country: event.currentTarget.value })}
          data={[
            { value: "", label: t("who.noCountry") },
            ...Object.entries(countries).map(([code, region]) => ({
              value: code,
              label: `${code} ${names.of(region)}`,
            })),
          ]}
          data-testid="country"
        />
      </div>
      <p className={classes.hint}>{t("who.fileHint")}</p>
    </section>
  );
}
