import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PriceEntry } from "../../../api/types";
import { bytes, countryNames, money } from "../../../i18n/format";
import table from "../Table.module.css";

type Props = {
  entry: PriceEntry;
  may: boolean;
  busy: boolean;
  onChange: () => void;
  onRemove: () => void;
};

/** One line of the book in words. */
export function PriceRow({ entry, may, busy, onChange, onRemove }: Props) {
  const { t, i18n } = useTranslation("settings");
  const { t: shell } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeZone: "UTC" });
  const country = entry.country ? countryNames(i18n.language).of(entry.country) : t("prices.everyCountry");
  const name = [shell(`channel.${entry.channel}`), entry.link, country].filter(Boolean).join(", ");
  return (
    <tr data-testid="price" data-channel={entry.channel}>
      <td className={table.strong}>
        {shell(`channel.${entry.channel}`)}
        {entry.upToBytes && (
          <span className={table.dim}>
            {" "}
            {t("prices.upTo", { size: bytes(entry.upToBytes, i18n.language) })}
          </span>
        )}
      </td>
      <td data-label={t("prices.link")}>
        {entry.link ?? <span className={table.dim}>{t("prices.everyLink")}</span>}
      </td>
      <td data-label={t("prices.country")}>
        {entry.country ? country : <span className={table.dim}>{country}</span>}
      </td>
      <td data-label={t("prices.price")}>
        <span>
          <strong>{money(entry.amount, entry.currency, i18n.language)}</strong>{" "}
          {t(`prices.per_${entry.per ?? "message"}`)}
        </span>
      </td>
      <td className={table.short} data-label={t("prices.from")}>
        {entry.from ? (
          <time dateTime={entry.from}>{day.format(new Date(entry.from))}</time>
        ) : (
          <span className={table.dim}>{t("prices.always")}</span>
        )}
      </td>
      {may && (
        <td className={`${table.deed} ${table.short}`}>
          <Button
            variant="default"
            size="compact-md"
            mr="xs"
            onClick={onChange}
            aria-label={t("prices.changeOf", { name })}
            data-testid="change-price"
          >
            {t("change")}
          </Button>
          <Button
            variant="default"
            size="compact-md"
            disabled={busy}
            onClick={onRemove}
            aria-label={t("prices.removeOf", { name })}
            data-testid="remove-price"
          >
            {t("remove")}
          </Button>
        </td>
      )}
    </tr>
  );
}
