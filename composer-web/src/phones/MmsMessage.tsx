import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { bytes } from "../i18n/format";
import { Linked } from "./Linked";
import { MediaView } from "./MediaView";
import classes from "./Mms.module.css";
import { pieces } from "./pieces";
import type { ShownMms, Slide } from "./shown";

/** Subject, then the slides in order, each picture with its text; the size of the whole stands in the corner. */
export function MmsMessage({ shown }: { shown: ShownMms }) {
  const { t, i18n } = useTranslation();
  const count = shown.slides.length;
  const slides = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const slide = shown.showing === undefined ? undefined : slides.current?.children[shown.showing];
    const thread = slide?.closest("section");
    if (!(slide instanceof HTMLElement) || !thread) return;
    // Above the first slide stands the subject.
    const top = shown.showing === 0 ? 0 : slide.offsetTop - thread.offsetTop;
    thread.scrollTo?.({ top, behavior: "smooth" });
  }, [shown.showing]);
  return (
    <div className={classes.mms} data-testid="mms">
      <div className={classes.head}>
        <strong>{shown.subject || t("phone.noSubject")}</strong>
        {shown.bytes !== undefined && (
          <span className={classes.size} title={t("phone.size", { size: bytes(shown.bytes, i18n.language) })}>
            {bytes(shown.bytes, i18n.language)}
          </span>
        )}
      </div>
      <ol ref={slides}>
        {shown.slides.map((slide, index) => (
          <SlideView key={index} slide={slide} number={index + 1} count={count} />
        ))}
      </ol>
    </div>
  );
}

type SlideProps = { slide: Slide; number: number; count: number };

const SlideView = memo(function SlideView({ slide, number, count }: SlideProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.slide} aria-label={t("phone.slide", { number, count })} data-testid="slide">
      {slide.media && <MediaView media={slide.media} />}
      {slide.text && (
        <p className={classes.text}>
          <Linked pieces={pieces([slide.text])} />
        </p>
      )}
    </li>
  );
});
