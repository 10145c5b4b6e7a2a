import { Button, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { channels, messageStates } from "../../api/types";
import { FilterSelect } from "../../shell/FilterSelect";
import { asNumber, type Filter, isFiltered, isNumber, readFilter } from "./filter";
import classes from "./Messages.module.css";

type Props = { filter: Filter; onFilter: (filter: Filter) => void };

export function Filters({ filter, onFilter }: Props) {
  const { t } = useTranslation();
  const change = (part: Record<string, string>) => onFilter(readFilter({ ...filter, ...part }));
  return (
    <search className={classes.filters} aria-label={t("messages.filters")}>
      <NumberFilter key={filter.to ?? ""} to={filter.to ?? ""} onNumber={(to) => change({ to })} />
      <FilterSelect
        className={classes.half}
        label={t("messages.state")}
        all={t("messages.anyState")}
        options={messageStates.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={filter.state}
        onChange={(state) => change({ state })}
        testId="filter-state"
      />
      <FilterSelect
        className={classes.half}
        label={t("messages.channel")}
        all={t("messages.anyChannel")}
        options={channels.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
        value={filter.channel}
        onChange={(channel) => change({ channel })}
        testId="filter-channel"
      />
      {isFiltered(filter) && (
        <Button variant="subtle" onClick={() => onFilter({})} data-testid="filter-clear">
          {t("messages.clear")}
        </Button>
      )}
    </search>
  );
}

const AFTER_TYPING_MS = 400;

/** Filters once a whole number stands there; what is no number yet is told after a pause, not while typing. */
export function NumberFilter({ to, onNumber }: { to: string; onNumber: (to: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(to);
  const [wrong, setWrong] = useState(false);
  useEffect(() => {
    setWrong(false);
    const number = asNumber(typed);
    if (number === to) return;
    const timer = setTimeout(() => {
      if (number === "" || isNumber(number)) onNumber(number);
      else setWrong(true);
    }, AFTER_TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, to, onNumber]);
  return (
    <TextInput
      type="tel"
      inputMode="tel"
      aria-label={t("messages.number")}
      placeholder={t("messages.numberPlaceholder")}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      error={wrong ? t("messages.numberWrong") : undefined}
      data-testid="filter-number"
    />
  );
}
