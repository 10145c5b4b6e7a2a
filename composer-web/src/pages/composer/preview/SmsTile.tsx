import { useTranslation } from "react-i18next";
import type { Preview } from "../../../api/types";
import { everyText } from "../../../document/variables";
import { Icon } from "../../../shell/Icon";
import { useBench, useCard } from "../bench";
import { tell } from "../notice";
import { Bar, Cost } from "./Facts";
import classes from "./Preview.module.css";
import { PreviewPhone } from "./PreviewPhone";
import { few, replacement, smsShown } from "./shownOf";
import { Tile } from "./Tile";

export function SmsTile({ preview, changed }: { preview: Preview; changed: number }) {
  const { t } = useTranslation("composer");
  const { sms } = preview;
  const shown = smsShown(preview);
  const segments = sms.segments?.length ?? 0;
  return (
    <Tile
      view="sms"
      changed={changed}
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
    </Tile>
  );
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
