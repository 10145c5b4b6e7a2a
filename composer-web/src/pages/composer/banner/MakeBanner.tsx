import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CardContent, cardsOf, type Media } from "../../../document/card";
import { Icon } from "../../../shell/Icon";
import { later } from "../../../shell/later";
import { useBench, useLocale, usePerform } from "../bench";

const BannerDialog = later(() => import("./BannerDialog"), "BannerDialog");

/** The way from a card's words to a picture with words in it. */
export function MakeBanner({ card, media }: { card: string; media: Media | undefined }) {
  const { t } = useTranslation("composer");
  const { editing } = useBench();
  const locale = useLocale();
  const perform = usePerform();
  /** The card as it stood when the dialog was opened, which lets nobody write beside it. */
  const [content, setContent] = useState<CardContent>();
  const document = () => editing.getState().history.now.draft.card;
  const open = () => setContent(cardsOf(document()).find(({ id }) => id === card));
  const take = (asset: string, alt: string) =>
    locale === document().locale
      ? perform({
          do: "media",
          card,
          media: { asset, height: content?.media?.height ?? "medium", alt: content?.media?.alt || alt },
        })
      : perform({ do: "localPicture", card, locale, picture: { asset } });
  return (
    <>
      <button type="button" onClick={open} data-testid="make-banner">
        <Icon name="text" size={16} /> {t("banner.make")}
      </button>
      {content && (
        <BannerDialog
          content={content}
          media={media}
          locale={locale}
          onMade={take}
          onClose={() => setContent(undefined)}
        />
      )}
    </>
  );
}
