import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { channels, messageStates } from "../../api/types";
import { asNumber, type Filter, isFiltered, isNumber, readFilter } from "./filter";
import classes from "./Messages.module.css";

type Props = { filter: Filter; onFilter: (filter: Filter) => void };

/** Plain selects: they work by keyboard, by thumb and with a screen reader everywhere. */
export function Filters({ filter, onFilter }: Props) {
  const { t } = useTranslation();
  const change = (part: Record<string, string>) => onFilter(readFilter({ ...filter, ...part }));
  return (
    <search className={classes.filters} aria-label={t("messages.filters")}>
      <NumberFilter key={filter.to ?? ""} to={filter.to ?? ""} onNumber={(to) => change({ to })} />
      <NativeSelect
        className={classes.half}
        aria-label={t("messages.state")}
        value={filter.state ?? ""}
        onChange={(event) => change({ state: event.currentTarget.value })}
        data={[
          { value: "", label: t("messages.anyState") },
          ...messageStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
        ]}
        data-testid="filter-state"
      />
      <NativeSelect
        className={classes.half}
        aria-label={t("messages.channel")}
        value={filter.channel ?? ""}
        onChange={(event) => change({ channel: event.currentTarget.value })}
        data={[
          { value: "", label: t("messages.anyChannel") },
          ...channels.map((channel) => ({
            value: channel,
            label: t(`channel.${channel}`),
          })),
        ]}
        data-testid="filter-channel"
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
