import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Handset } from "../../../api/types";
import classes from "./Trying.module.css";

type Props = { handsets: Handset[]; value: string; onChange: (number: string) => void };

export function HandsetChoice({ handsets, value, onChange }: Props) {
  const { t } = useTranslation("composer");
  if (handsets.length === 0) return <p className={classes.wrong}>{t("test.noHandset")}</p>;
  return (
    <NativeSelect
      label={t("test.handset")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={handsets.map(({ number, name }) => ({ value: number, label: name }))}
      data-testid="test-handset"
    />
  );
}
