import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardDocument } from "../../../document/card";
import { fixedLength } from "../../../document/variables";
import { derivedText, readText, spokenText } from "../../../document/words";
import { useBench, useMay, useOfCard } from "../bench";
import { TextField } from "../editor/TextField";
import classes from "./Preview.module.css";

type Props = { channel: "sms" | "mms"; limit: number };

/** What a channel says, written by hand instead of derived; it begins with the words that are sent now. */
export function ByHand({ channel, limit }: Props) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const may = useMay();
  const field = { of: channel } as const;
  const written = useOfCard((card, locale) => readText(card, field, locale) !== "");
  // Who deletes every letter to begin anew keeps the field.
  const [opened, setOpened] = useState(false);
  const write = (text: (card: CardDocument, locale: string) => string) => {
    const { history, perform } = editing.getState();
    const { draft, selection } = history.now;
    const { locale } = selection;
    perform({ do: "write", field, locale, text: text(draft.card, locale), alone: true });
  };
  if (!written && !opened) {
    if (!may) return null;
    return (
      <button
        type="button"
        className={classes.byHand}
        onClick={() => {
          setOpened(true);
          write((card, locale) =>
            fitting(spokenText(card, field, locale) || derivedText(card, channel, locale), limit),
          );
        }}
        data-testid={`by-hand-${channel}`}
      >
        {t(`byHand.write_${channel}`)}
      </button>
    );
  }
  return (
    <div className={classes.writing}>
      <TextField
        field={field}
        label={t(`byHand.${channel}`)}
        hint={t("byHand.means")}
        limit={limit}
        line={channel === "mms"}
        testId={`words-${channel}`}
      />
      <button
        type="button"
        className={classes.byHand}
        onClick={() => {
          setOpened(false);
          write(() => "");
        }}
        data-testid={`derived-${channel}`}
      >
        {t("byHand.back")}
      </button>
    </div>
  );
}

/** Cut as the server would cut it; a text with variables is left whole, since a part of one is none. */
function fitting(text: string, limit: number): string {
  return fixedLength(text) > limit && !text.includes("{{") ? [...text].slice(0, limit).join("") : text;
}
