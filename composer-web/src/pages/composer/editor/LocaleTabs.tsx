import { Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { localesOf } from "../../../document/card";
import { untranslated } from "../../../document/words";
import { languageName } from "../../../i18n/format";
import { Icon } from "../../../shell/Icon";
import { useEditing, useOfCard, usePerform, useSelection } from "../bench";
import classes from "./Locales.module.css";

const offered = ["zh-CN", "en", "zh-TW", "ja", "ko", "fr", "de", "es", "pt-BR", "ar", "id", "th", "vi"];
const TAG = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** The languages of the card; what a translation lacks is counted on its tab. */
export function LocaleTabs() {
  const { t, i18n } = useTranslation("composer");
  const selection = useSelection();
  const select = useEditing((editing) => editing.select);
  const perform = usePerform();
  const known = useOfCard(localesOf);
  const missing = useOfCard((card) => known.map((tag) => untranslated(card, tag).length));
  const [base = ""] = known;
  const nameOf = (tag: string) => languageName(tag, i18n.language);
  const own = selection.locale === base;
  const lacking = missing[known.indexOf(selection.locale)] ?? 0;
  return (
    <div className={classes.locales}>
      <nav className={classes.tabs} aria-label={t("locale.label")}>
        {known.map((tag, index) => {
          const lacks = missing[index] ?? 0;
          return (
            <button
              key={tag}
              type="button"
              aria-pressed={tag === selection.locale}
              onClick={() => select({ ...selection, locale: tag })}
              data-testid="locale"
              data-tag={tag}
            >
              {nameOf(tag)}
              {lacks > 0 && (
                <em title={t("locale.missing", { count: lacks })}>
                  <span aria-hidden>{lacks}</span>
                  <span className={classes.hidden}>{t("locale.missing", { count: lacks })}</span>
                </em>
              )}
            </button>
          );
        })}
        <AddLocale known={known} nameOf={nameOf} />
      </nav>
      {!own && (
        <p className={classes.state}>
          {lacking > 0 ? t("locale.lacks", { count: lacking, base: nameOf(base) }) : t("locale.whole")}{" "}
          <button
            type="button"
            onClick={() => perform({ do: "removeLocale", locale: selection.locale })}
            data-testid="remove-locale"
          >
            {t("locale.remove")}
          </button>
        </p>
      )}
    </div>
  );
}

type AddProps = { known: string[]; nameOf: (tag: string) => string };

/** The usual languages to choose from, and room for any other. */
function AddLocale({ known, nameOf }: AddProps) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const [opened, setOpened] = useState(false);
  const add = (locale: string) => {
    setOpened(false);
    perform({ do: "addLocale", locale });
  };
  return (
    <Popover position="bottom-start" shadow="md" width={240} trapFocus opened={opened} onChange={setOpened}>
      <Popover.Target>
        <button
          type="button"
          aria-label={t("locale.add")}
          title={t("locale.add")}
          onClick={() => setOpened(!opened)}
          data-testid="add-locale"
        >
          <Icon name="plus" size={16} />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t("locale.add")}>
        <ul className={classes.offered}>
          {offered
            .filter((tag) => !known.includes(tag))
            .map((tag) => (
              <li key={tag}>
                <button type="button" onClick={() => add(tag)} data-testid={`add-${tag}`}>
                  {nameOf(tag)}
                </button>
              </li>
            ))}
        </ul>
        <OtherLocale onAdd={add} />
      </Popover.Dropdown>
    </Popover>
  );
}

function OtherLocale({ onAdd }: { onAdd: (tag: string) => void }) {
  const { t } = useTranslation("composer");
  const [tag, setTag] = useState("");
  return (
    <form
      className={classes.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (TAG.test(tag)) onAdd(tag);
        setTag("");
      }}
    >
      <input
        value={tag}
        aria-label={t("locale.other")}
        placeholder={t("locale.other")}
        onChange={(event) => setTag(event.currentTarget.value)}
      />
      <button type="submit" disabled={!TAG.test(tag)}>
        {t("locale.addThis")}
      </button>
    </form>
  );
}
