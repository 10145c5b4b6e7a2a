import { useTranslation } from "react-i18next";
import { dateTime, shortTime } from "../i18n/format";
import { useNow } from "./useNow";

/** A moment, short; with its day and zone when pointed at. */
export function At({ time }: { time: string }) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <time dateTime={time} title={dateTime(time, i18n.language)}>
      {shortTime(time, i18n.language, now)}
    </time>
  );
}
