import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import { maxLength } from "../../../document/schema";
import { everyText } from "../../../document/variables";
import { few, replacement, smsShown } from "../../../phones/shownOf";
import { Icon } from "../../../shell/Icon";
import { useBench, useOfCard } from "../bench";
import { tell } from "../notice";
import { ByHand } from "./ByHand";
import { Bar, Cost } from "./Facts";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { Tile } from "./Tile";
import { useShared } from "./useShared";

type Props = { sms: Preview["sms"]; changed: number };

export const SmsTile = memo(function SmsTile({ sms, changed }: Props) {
  const { t } = useTranslation("composer");
  const shown = useShared(smsShown({ sms }));
  const segments = sms.segments?.length ?? 0;
  return (
    <Tile
      view="sms"
      changed={changed}
      form="sms"
      unfit={sms.unfit}
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

/** The characters that make every segment short, and what may stand for them. */
function Forcing({ characters, text }: { characters: string[]; text: string }) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const written = useOfCard((card) => writtenOf(characters, card));
  if (characters.length === 0) return null;
  if (few(characters, text).length === 0) return <p className={classes.note}>{t("sms.script")}</p>;
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

/** Those of the characters that stand in the card itself, where they can be replaced. */
function writtenOf(characters: string[], card: CardDocument): string[] {
  if (characters.length === 0) return [];
  let all = "";
  everyText(card, (part) => {
    all += part;
    return part;
  });
  return characters.filter((character) => all.includes(character));
}
