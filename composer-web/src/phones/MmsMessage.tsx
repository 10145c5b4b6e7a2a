import { useTranslation } from "react-i18next";
import { bytes } from "../i18n/format";
import { Linked } from "./Linked";
import { MediaView } from "./MediaView";
import classes from "./Mms.module.css";
import { pieces } from "./pieces";
import type { ShownMms } from "./shown";

/** Subject, then the slides in order, each picture with its text; the size of the whole stands in the corner. */
export function MmsMessage({ shown }: { shown: ShownMms }) {
  const { t, i18n } = useTranslation();
  const count = shown.slides.length;
  return (
    <div className={classes.mms} data-testid="mms">
      <div className={classes.head}>
        <strong>{shown.subject || t("phone.noSubject")}</strong>
        <span className={classes.size} title={t("phone.size", { size: bytes(shown.bytes, i18n.language) })}>
          {bytes(shown.bytes, i18n.language)}
        </span>
      </div>
      <ol>
        {shown.slides.map((slide, index) => (
          <li
            key={slide.media?.url ?? slide.text}
            className={classes.slide}
            aria-label={t("phone.slide", { number: index + 1, count })}
            data-testid="slide"
          >
            {slide.media && <MediaView media={slide.media} />}
            {slide.text && (
              <p className={classes.text}>
                <Linked pieces={pieces([slide.text])} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
