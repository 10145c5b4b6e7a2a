import { memo } from "react";
import { useTranslation } from "react-i18next";
import * as calls from "../../../api/templates";
import type { Preview } from "../../../api/types";
import { maxLength } from "../../../document/schema";
import { everyText, fixedLength } from "../../../document/variables";
import { derivedText, spokenText } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { useBench, useCard, useMay } from "../bench";
import { tell } from "../notice";
import { ByHand } from "./ByHand";
import { Bar, Cost } from "./Facts";
import { fittingSms } from "./fitSms";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { valuesOf } from "./personas";
import { few, replacement, smsShown } from "./shownOf";
import { Tile } from "./Tile";
import { useViewing } from "./viewing";

export const SmsTile = memo(function SmsTile({ preview, changed }: { preview: Preview; changed: number }) {
  const { t } = useTranslation("composer");
  const may = useMay();
  const { sms } = preview;
  const shorten = useShorten();
  const shown = smsShown(preview);
  const segments = sms.segments?.length ?? 0;
  return (
    <Tile
      view="sms"
      changed={changed}
      unfit={sms.unfit}
      mend={sms.unfit?.code === "too-many-segments" && may ? shorten : undefined}
      losses={sms.losses}
      phone={shown && <PreviewPhone name="SMS" channel="sms" shown={shown} look="android" />}
    >
      {shown && (
        <>
          <Bar
            used={sms.units ?? 0}
            limit={sms.room ?? 0}
            label={t("sms.segments", {
              count: segments,
              units: sms.units,
              room: sms.room,
              coding: shown.coding,
            })}
          />
          <p className={classes.line}>
            <Cost price={sms.price} />
          </p>
          <Forcing characters={sms.forcesUcs2 ?? []} text={sms.text ?? ""} />
        </>
      )}
      <ByHand channel="sms" limit={maxLength("message")} />
    </Tile>
  );
});

/** Gives the SMS words of its own: as many of those that it has as fit. */
function useShorten(): () => Promise<void> {
  const { editing } = useBench();
  const { persona } = useViewing();
  return async () => {
    const { draft, selection } = editing.getState().history.now;
    const { card } = draft;
    const { locale } = selection;
    const field = { of: "sms" } as const;
    const before = spokenText(card, field, locale) || derivedText(card, "sms", locale);
    const variables = valuesOf(card, persona);
    const after = await fittingSms(
      calls.preview,
      { card, locale, ...(variables ? { variables } : {}) },
      before,
    );
    if (after === undefined) return;
    editing.getState().perform({ do: "write", field, locale, text: after, alone: true });
    tell("shortened", { from: fixedLength(before), to: fixedLength(after) });
  };
}

/** The characters that make every segment short, and what may stand for them. */
function Forcing({ characters, text }: { characters: string[]; text: string }) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const card = useCard();
  if (characters.length === 0) return null;
  if (few(characters, text).length === 0) return <p className={classes.note}>{t("sms.script")}</p>;
  let written = "";
  everyText(card, (part) => {
    written += part;
    return part;
  });
  return (
    <ul className={classes.forcing} aria-label={t("sms.forcing")}>
      <li className={classes.note}>{t("sms.forcing")}</li>
      {characters.map((character) => {
        const to = written.includes(character) ? replacement(character) : undefined;
        return (
          <li key={character}>
            <u>{character}</u>
            {to !== undefined && (
              <button
                type="button"
                onClick={() => {
                  editing.getState().perform({ do: "replaceText", from: character, to });
                  tell("replaced");
                }}
                data-testid="replace"
              >
                <Icon name="right" size={12} />{" "}
                {to === "" ? t("sms.drop") : t("sms.replace", { to: to === " " ? t("sms.space") : to })}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
