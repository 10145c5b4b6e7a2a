import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import * as calls from "../../api/calls";
import { type CardDocument, localesOf } from "../../document/card";
import type { Terms } from "./draft";
import classes from "./Send.module.css";

type Props = { terms: Terms; card: CardDocument; onTerms: (part: Partial<Terms>) => void };

export const isPast = (at: string) => at !== "" && Date.parse(at) <= Date.now();

/** From whom, in which language, and when. */
export function How({ terms, card, onTerms }: Props) {
  const { t, i18n } = useTranslation("send");
  const senders = useQuery({ queryKey: ["senders"], queryFn: calls.senders });
  const languages = new Intl.DisplayNames(i18n.language, { type: "language" });
  const locales = localesOf(card);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <section className={classes.step} aria-labelledby="step-how">
      <h2 id="step-how">{t("steps.how")}</h2>
      <div className={classes.columns}>
        <NativeSelect
          label={t("how.sender")}
          value={terms.sender}
          onChange={(event) => onTerms({ sender: event.currentTarget.value })}
          data={[
            { value: "", label: t("how.firstSender") },
            ...(senders.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {locales.length > 1 && (
          <NativeSelect
            label={t("how.locale")}
            value={terms.locale}
            onChange={(event) => onTerms({ locale: event.currentTarget.value })}
            data={locales.map((locale, at) => ({
              value: at === 0 ? "" : locale,
              label: languages.of(locale) ?? locale,
            }))}
          />
        )}
        <NativeSelect
          label={t("how.when")}
          value={terms.at ? "at" : "now"}
          onChange={(event) => onTerms({ at: event.currentTarget.value === "at" ? inAnHour() : "" })}
          data={[
            { value: "now", label: t("how.now") },
            { value: "at", label: t("how.at") },
          ]}
          data-testid="when"
        />
        {terms.at && (
          <TextInput
            type="datetime-local"
            label={t("how.atLabel", { zone })}
            value={terms.at}
            onChange={(event) => onTerms({ at: event.currentTarget.value || inAnHour() })}
            error={isPast(terms.at) && t("how.past")}
            data-testid="at"
          />
        )}
      </div>
    </section>
  );
}

/** The full hour between one and two hours from now, as the field writes it. */
function inAnHour(): string {
  const at = new Date(Date.now() + 2 * 3_600_000);
  const two = (count: number) => String(count).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:00`;
}
