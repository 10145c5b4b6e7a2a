import { TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { links } from "../../../api/calls";
import { asNumber, isNumber } from "../../messages/filter";
import classes from "./Trying.module.css";

type Props = { value: string; onChange: (number: string) => void };

/** A phone at hand; it can be reached only where the brand has a link to a carrier. */
export function PhoneField({ value, onChange }: Props) {
  const { t } = useTranslation("composer");
  const [typed, setTyped] = useState(value);
  const { data = [], isSuccess } = useQuery({ queryKey: ["links"], queryFn: links });
  const unlinked = isSuccess && !data.some(({ mode, enabled }) => mode === "live" && enabled);
  return (
    <>
      <TextInput
        type="tel"
        label={t("test.phone")}
        placeholder="+86 138 0013 8000"
        value={typed}
        error={typed !== "" && !isNumber(asNumber(typed)) ? t("test.badNumber") : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChange(asNumber(event.currentTarget.value));
        }}
        data-testid="test-phone"
      />
      {unlinked && (
        <p className={classes.wrong}>
          {t("test.noLink")} <Link to="/settings/links">{t("test.links")}</Link>
        </p>
      )}
    </>
  );
}
