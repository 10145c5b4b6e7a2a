import { useTranslation } from "react-i18next";
import type { Picture } from "./shown";

/** The very file that the handset got. A film that came with a poster is loaded when somebody plays it. */
export function MediaView({ media }: { media: Picture }) {
  const { t } = useTranslation();
  switch (media.contentType.split("/")[0]) {
    case "video":
      return (
        <video
          src={media.url}
          poster={media.poster}
          preload={media.poster ? "none" : "metadata"}
          controls
          muted
          playsInline
          aria-label={media.alt ?? t("phone.video")}
        />
      );
    case "audio":
      // biome-ignore lint/a11y/useMediaCaption: a message brings no captions; its words stand beside the sound
      return <audio src={media.url} preload="metadata" controls aria-label={media.alt ?? t("phone.sound")} />;
    default:
      return (
        <img
          src={media.url}
          alt={media.alt ?? t("phone.picture")}
          loading="lazy"
          decoding="async"
          style={media.focus && { objectPosition: `${media.focus.x * 100}% ${media.focus.y * 100}%` }}
        />
      );
  }
}
