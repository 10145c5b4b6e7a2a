import { Loader } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { CardContent, Height, Media } from "../../../document/card";
import { maxLength } from "../../../document/schema";
import { pictureIn } from "../../../document/words";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { MakeBanner } from "../banner/MakeBanner";
import { useBench, useCard, useLocale, usePerform, useProblemsAt } from "../bench";
import { useTakePicture } from "../useDropAndPaste";
import { useSentence } from "../useSentence";
import { Choice } from "./Choice";
import { FocusPicker } from "./FocusPicker";
import classes from "./Picture.module.css";
import { TextField } from "./TextField";

const heights = ["short", "medium", "tall"] as const satisfies readonly Height[];

/** A card's picture: where it comes from, what is kept of it, and what it shows for those who do not see it. */
export function PictureField({ content }: { content: CardContent }) {
  const { t } = useTranslation("composer");
  const { uploads } = useBench();
  const perform = usePerform();
  const upload = useStore(uploads, ({ under }) => under[content.id]);
  const card = useCard();
  const locale = useLocale();
  const own = locale === card.locale;
  const index = card.cards?.indexOf(content) ?? 0;
  const tall = useProblemsAt(`/cards/${index}/media/height`)[0];
  const say = useSentence();
  const media = pictureIn(card, content.id, locale);
  const lying = card.layout === "card" && (card.orientation ?? "vertical") !== "vertical";
  return (
    <section className={classes.picture} aria-label={t("picture.title")}>
      {upload && !upload.error ? (
        <div className={classes.waiting} data-testid="uploading">
          <img src={upload.url} alt="" />
          <span role="status">
            <Loader size="xs" aria-hidden /> {t("picture.uploading", { name: upload.name })}
          </span>
        </div>
      ) : media ? (
        <FocusPicker
          key={media.asset}
          media={media}
          onFocus={(focus) =>
            own
              ? perform({ do: "media", card: content.id, media: { ...media, focus } })
              : perform({
                  do: "localPicture",
                  card: content.id,
                  locale,
                  picture: { asset: media.asset, focus },
                })
          }
        />
      ) : (
        <Empty content={content} />
      )}
      {upload?.error !== undefined && (
        <div className={classes.refused} data-testid="refused">
          <p>{t("picture.refused", { name: upload.name })}</p>
          <ProblemNotice error={upload.error} />
          <button type="button" onClick={() => uploads.getState().dismiss(content.id)}>
            {t("close")}
          </button>
        </div>
      )}
      {media && !(upload && !upload.error) && (
        <>
          {own && (
            <div className={classes.tools}>
              <Pick card={content.id}>{t("picture.replace")}</Pick>
              <MakeBanner content={content} media={media} />
              <button
                type="button"
                onClick={() => perform({ do: "media", card: content.id, media: undefined })}
                data-testid="remove-picture"
              >
                <Icon name="trash" size={16} /> {t("picture.remove")}
              </button>
            </div>
          )}
          {!own && <LocalPicture content={content} media={media} />}
          {own && !lying && (
            <Choice
              label={t("picture.height")}
              value={media.height ?? "medium"}
              options={heights.map((height) => ({ value: height, label: t(`picture.${height}`) }))}
              hint={tall && say(tall)}
              onChange={(height) => perform({ do: "media", card: content.id, media: { ...media, height } })}
            />
          )}
          <TextField
            field={{ of: "media", card: content.id }}
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
function LocalPicture({ content, media }: { content: CardContent; media: Media }) {
  const { t } = useTranslation("composer");
  const perform = usePerform();
  const locale = useLocale();
  const card = content.id;
  const differs = media.asset !== content.media?.asset;
  return (
    <div className={classes.tools}>
      <Pick card={card}>{t(differs ? "picture.replace" : "picture.translated")}</Pick>
      <MakeBanner content={content} media={media} />
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

function Empty({ content }: { content: CardContent }) {
  const { t } = useTranslation("composer");
  return (
    <div className={classes.empty}>
      <Icon name="picture" size={28} />
      <Pick card={content.id}>{t("picture.add")}</Pick>
      <MakeBanner content={content} media={undefined} />
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
