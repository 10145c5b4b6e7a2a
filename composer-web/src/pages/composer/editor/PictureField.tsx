import { Loader } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { cardsOf, type Height, type Media } from "../../../document/card";
import { maxLength } from "../../../document/schema";
import { pictureIn } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { MakeBanner } from "../banner/MakeBanner";
import { useBench, useLocale, useOfCard, usePerform, useProblemsAt } from "../bench";
import { useTakePicture } from "../useDropAndPaste";
import { useSentence } from "../useSentence";
import { Choice } from "./Choice";
import { FocusPicker } from "./FocusPicker";
import classes from "./Picture.module.css";
import { TextField } from "./TextField";

const heights = ["short", "medium", "tall"] as const satisfies readonly Height[];

/** A card's picture: where it comes from, what is kept of it, and what it shows for those who do not see it. */
export function PictureField({ card: id, index }: { card: string; index: number }) {
  const { t } = useTranslation("composer");
  const { uploads } = useBench();
  const perform = usePerform();
  const upload = useStore(uploads, ({ under }) => under[id]);
  const locale = useLocale();
  const own = useOfCard((card) => locale === card.locale);
  const tall = useProblemsAt(`/cards/${index}/media/height`)[0];
  const say = useSentence();
  const media = useOfCard((card) => pictureIn(card, id, locale));
  const lying = useOfCard(
    (card) => card.layout === "card" && (card.orientation ?? "vertical") !== "vertical",
  );
  return (
    <section className={classes.picture} aria-label={t("picture.title")}>
      {upload && !upload.error ? (
        <div className={classes.waiting} data-testid="uploading">
          <img src={upload.url} alt="" />
          <span role="status">
            <Loader size="xs" aria-hidden /> {t("picture.uploading", { name: upload.name })}
          </span>
          <button type="button" onClick={() => uploads.getState().dismiss(id)} data-testid="leave-upload">
            {t("picture.leave")}
          </button>
        </div>
      ) : media ? (
        <FocusPicker
          key={media.asset}
          media={media}
          onFocus={(focus) =>
            own
              ? perform({ do: "media", card: id, media: { ...media, focus } })
              : perform({
                  do: "localPicture",
                  card: id,
                  locale,
                  picture: { asset: media.asset, focus },
                })
          }
        />
      ) : (
        <Empty card={id} />
      )}
      {upload?.error !== undefined && (
        <div className={classes.refused} data-testid="refused">
          <p>{t("picture.refused", { name: upload.name })}</p>
          <ProblemNotice error={upload.error} />
          <button type="button" onClick={() => uploads.getState().dismiss(id)}>
            {t("close")}
          </button>
        </div>
      )}
      {media && !(upload && !upload.error) && (
        <>
          {own && (
            <div className={classes.tools}>
              <Pick card={id}>{t("picture.replace")}</Pick>
              <MakeBanner card={id} media={media} />
              <button
                type="button"
                onClick={() => perform({ do: "media", card: id, media: undefined })}
                data-testid="remove-picture"
              >
                <Icon name="trash" size={16} /> {t("picture.remove")}
              </button>
            </div>
          )}
          {!own && <LocalPicture card={id} media={media} />}
          {own && !lying && (
            <Choice
              label={t("picture.height")}
              value={media.height ?? "medium"}
              options={heights.map((height) => ({ value: height, label: t(`picture.${height}`) }))}
              hint={tall && say(tall)}
              onChange={(height) => perform({ do: "media", card: id, media: { ...media, height } })}
            />
          )}
          <TextField
            field={{ of: "media", card: id }}
            label={t("picture.alt")}
            limit={maxLength("alt")}
            line
            placeholder={t("picture.altMissing")}
            testId="field-alt"
          />
        </>
      )}
    </section>
  );
}

/** In a translation: whose picture is shown, and the way to another one. */
function LocalPicture({ card, media }: { card: string; media: Media }) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const locale = useLocale();
  const differs = useOfCard(
    (whole) => media.asset !== cardsOf(whole).find(({ id }) => id === card)?.media?.asset,
  );
  return (
    <div className={classes.tools}>
      <Pick card={card}>{t(differs ? "picture.replace" : "picture.translated")}</Pick>
      <MakeBanner card={card} media={media} />
      {differs && (
        <button
          type="button"
          onClick={() => perform({ do: "localPicture", card, locale, picture: undefined })}
          data-testid="own-picture"
        >
          {t("picture.ownBack")}
        </button>
      )}
      <p className={classes.how}>{t(differs ? "picture.own" : "picture.shared")}</p>
    </div>
  );
}

function Empty({ card }: { card: string }) {
  const { t } = useTranslation("composer");
  return (
    <div className={classes.empty}>
      <Icon name="picture" size={28} />
      <Pick card={card}>{t("picture.add")}</Pick>
      <MakeBanner card={card} media={undefined} />
      <p>{t("picture.how")}</p>
    </div>
  );
}

function Pick({ card, children }: { card: string; children: string }) {
  const { t } = useTranslation("composer");
  const take = useTakePicture();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()} data-testid="pick-picture">
        <Icon name="upload" size={16} /> {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*,video/*,audio/*"
        aria-label={t("picture.title")}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) take(file, card);
        }}
        data-testid="picture-file"
      />
    </>
  );
}
