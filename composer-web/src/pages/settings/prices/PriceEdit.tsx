import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type KeyboardEvent, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { errorOf, ProblemError } from "../../../api/problem";
import { type CarrierLink, channels, type PriceEntry } from "../../../api/types";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import table from "../Table.module.css";
import { countryChoices } from "./countries";
import { type Draft, draftOf, entryOf, faultsOf } from "./draft";
import classes from "./Prices.module.css";

type Props = {
  /** The line as it is; a new one when left out, with the currency and country of the line before it. */
  entry?: PriceEntry;
  like: PriceEntry | undefined;
  links: CarrierLink[];
  /** Where the server's answer speaks of this line. */
  pointer: string;
  error: Error | undefined;
  busy: boolean;
  onSave: (entry: PriceEntry) => void;
  onCancel: () => void;
};

/** A line of the book as fields, where it stands. Enter saves, Escape leaves. */
export function PriceEdit({ entry, like, links, pointer, error, busy, onSave, onCancel }: Props) {
  const { t, i18n } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(entry, like));
  const [tried, setTried] = useState(false);
  const countries = useMemo(() => countryChoices(i18n.language), [i18n.language]);
  const faults = faultsOf(draft);
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const wrong = (field: keyof PriceEntry) =>
    (tried && faults[field] ? t(`prices.${faults[field]}`) : undefined) ??
    errorOf(problem, `${pointer}/${field}`);
  const own = problem?.errors?.every(({ pointer: at }) => at.startsWith(`${pointer}/`)) ?? false;
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  const save = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) onSave(entryOf(draft));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) save();
  };
  return (
    <tr className={classes.edit} onKeyDown={onKey} data-testid="price-form">
      <td data-label={t("prices.channel")}>
        <div className={classes.stack}>
          <NativeSelect
            aria-label={t("prices.channel")}
            value={draft.channel}
            onChange={({ currentTarget: { value } }) =>
              set({ channel: channels.find((one) => one === value) ?? draft.channel, link: "" })
            }
            data={channels.map((value) => ({ value, label: shell(`channel.${value}`) }))}
            data-autofocus
            data-testid="price-channel"
          />
          {draft.channel === "mms" && (
            <TextInput
              aria-label={t("prices.upToKilobytes")}
              placeholder={t("prices.upToKilobytes")}
              rightSection="KB"
              inputMode="decimal"
              value={draft.upToKilobytes}
              onChange={(event) => set({ upToKilobytes: event.currentTarget.value })}
              error={wrong("upToBytes")}
              data-testid="price-size"
            />
          )}
        </div>
      </td>
      <td data-label={t("prices.link")}>
        <NativeSelect
          aria-label={t("prices.link")}
          value={draft.link}
          onChange={(event) => set({ link: event.currentTarget.value })}
          data={[
            { value: "", label: t("prices.everyLink") },
            ...links.filter((one) => one.channel === draft.channel).map((one) => one.name),
          ]}
          error={wrong("link")}
          data-testid="price-link"
        />
      </td>
      <td data-label={t("prices.country")}>
        <NativeSelect
          aria-label={t("prices.country")}
          value={draft.country}
          onChange={(event) => set({ country: event.currentTarget.value })}
          data={[{ value: "", label: t("prices.everyCountry") }, ...countries]}
          error={wrong("country")}
          data-testid="price-country"
        />
      </td>
      <td data-label={t("prices.price")}>
        <div className={classes.price}>
          <TextInput
            aria-label={t("prices.amount")}
            placeholder="0.045"
            inputMode="decimal"
            value={draft.amount}
            onChange={(event) => set({ amount: event.currentTarget.value })}
            error={wrong("amount")}
            data-testid="price-amount"
          />
          <TextInput
            aria-label={t("prices.currency")}
            placeholder="CNY"
            maxLength={3}
            value={draft.currency}
            onChange={(event) => set({ currency: event.currentTarget.value.toUpperCase() })}
            error={wrong("currency")}
            data-testid="price-currency"
          />
          {draft.channel === "sms" && (
            <NativeSelect
              aria-label={t("prices.per")}
              value={draft.per}
              onChange={({ currentTarget: { value } }) =>
                set({ per: value === "message" ? "message" : "segment" })
              }
              data={(["segment", "message"] as const).map((value) => ({
                value,
                label: t(`prices.per_${value}`),
              }))}
              data-testid="price-per"
            />
          )}
        </div>
      </td>
      <td data-label={t("prices.from")}>
        <TextInput
          type="date"
          aria-label={t("prices.from")}
          value={draft.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
          error={wrong("from")}
          data-testid="price-from"
        />
      </td>
      <td className={table.deed}>
        <Button size="compact-md" mr="xs" loading={busy} onClick={save} data-testid="save-price">
          {t("save")}
        </Button>
        <Button variant="default" size="compact-md" onClick={onCancel}>
          {shell("dialog.cancel")}
        </Button>
        {error && !own && <ProblemNotice error={error} />}
      </td>
    </tr>
  );
}
