/** Numbers, sizes and times as the reader writes them; times name their zone. */
export function bytes(count: number, language: string): string {
  const kilo = count / 1024;
  if (kilo < 1) return `${count} B`;
  const [value, unit] = kilo < 1000 ? [kilo, "KB"] : [kilo / 1024, "MB"];
  const digits = value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

export function dateTime(iso: string, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
    timeZoneName: "short",
    timeZone,
  }).format(new Date(iso));
}

/** The clock alone for things of today, with the day before it for older ones. */
export function shortTime(iso: string, language: string, now: Date, timeZone?: string): string {
  const at = new Date(iso);
  const day = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const clock: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  };
  const today = day.format(at) === day.format(now);
  const date: Intl.DateTimeFormatOptions = today ? {} : { month: "short", day: "numeric" };
  return new Intl.DateTimeFormat(language, { ...date, ...clock, timeZone }).format(at);
}

/** `+447700900123` as people read it: the country code apart, the rest in groups. */
export function phoneNumber(e164: string): string {
  const groups = /^(\+(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}))(\d+)$/.exec(e164);
  if (!groups?.[1] || !groups[2]) return e164;
  const rest = groups[2];
  const size = rest.length > 10 ? 4 : 3;
  const head = rest.length % size || size;
  const tail = rest.slice(head).match(new RegExp(`.{${size}}`, "g")) ?? [];
  return [groups[1], rest.slice(0, head), ...tail].join(" ");
}
