import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { countryNames } from "../../../i18n/format";
import { useBench } from "../bench";
import { chooseCountry, useViewing } from "./viewing";

/** Whose prices are shown, of the countries that the brand's prices name; without any there is nothing to choose. */
export function CountryChoice({ countries }: { countries: string[] }) {
  const { t, i18n } = useTranslation("composer");
  const { viewing } = useBench();
  const { country } = useViewing();
  if (countries.length === 0) return null;
  const names = countryNames(i18n.language);
  return (
    <NativeSelect
      size="xs"
      aria-label={t("price.country")}
      value={country && countries.includes(country) ? country : ""}
      onChange={(event) => chooseCountry(viewing, event.currentTarget.value || undefined)}
      data={[
        { value: "", label: t("price.anyCountry") },
        ...countries.map((code) => ({
          value: code,
          label: t("price.ofCountry", { country: names.of(code) ?? code }),
        })),
      ]}
      data-testid="price-country"
    />
  );
}
