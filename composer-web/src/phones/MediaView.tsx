import { useTranslation } from "react-i18next";
import type { Picture } from "./shown";

/** The very file that the handset got. */
export function MediaView({ media }: { media: Picture }) {
  const { t } = useTranslation();
  if (media.contentType.startsWith("video/")) {
    return <video src={media.url} controls muted playsInline aria-label={media.alt ?? t("phone.video")} />;
  }
  return <img src={media.url} alt={media.alt ?? t("phone.picture")} loading="lazy" decoding="async" />;
}
