import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardContent, Media } from "../../../document/card";
import { Icon } from "../../../shell/Icon";
import { useCard, useLocale, usePerform } from "../bench";

const BannerDialog = lazy(() => import("./BannerDialog"));

/** The way from a card's words to a picture with words in it. */
export function MakeBanner({ content, media }: { content: CardContent; media: Media | undefined }) {
  const { t } = useTranslation("composer");
  const card = useCard();
  const locale = useLocale();
  const perform = usePerform();
  const [opened, setOpened] = useState(false);
  const take = (asset: string, alt: string) =>
    locale === card.locale
      ? perform({
          do: "media",
          card: content.id,
          media: { asset, height: content.media?.height ?? "medium", alt: content.media?.alt || alt },
        })
      : perform({ do: "localPicture", card: content.id, locale, picture: { asset } });
  return (
    <>
      <button type="button" onClick={() => setOpened(true)} data-testid="make-banner">
        <Icon name="text" size={16} /> {t("banner.make")}
      </button>
      {opened && (
        <Suspense>
          <BannerDialog
            content={content}
            media={media}
            locale={locale}
            onMade={take}
            onClose={() => setOpened(false)}
          />
        </Suspense>
      )}
    </>
  );
}
