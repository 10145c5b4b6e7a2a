import { useTranslation } from "react-i18next";
import { dateTime } from "../../i18n/format";

/** A day, where the hour matters to nobody; pointed at, it tells that too. */
export function Day({ time }: { time: string }) {
  const { i18n } = useTranslation();
  return (
    <time dateTime={time} title={dateTime(time, i18n.language)}>
      {new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" }).format(new Date(time))}
    </time>
  );
}
