/** Making a formatter costs a hundred times what using it does, so each is made once. */
function kept<Options, Format>(make: (language: string, options?: Options) => Format) {
  const made = new Map<string, Format>();
  return (language: string, options?: Options): Format => {
    const key = `${language} ${JSON.stringify(options)}`;
    const format = made.get(key) ?? make(language, options);
    made.set(key, format);
    return format;
  };
}

export const numbers = kept(
  (language, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options),
);
export const times = kept(
  (language, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options),
);
export const ages = kept((language) => new Intl.RelativeTimeFormat(language, { numeric: "auto" }));
const languageNames = kept((language) => new Intl.DisplayNames(language, { type: "language" }));

/** A language by its name; by its tag where it has none. */
export function languageName(tag: string, language: string): string {
  try {
    return languageNames(language).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Numbers, sizes and times as the reader writes them; times name their zone. */
export function bytes(count: number, language: string): string {
  const kilo = count / 1024;
  if (kilo < 1) return `${count} B`;
  const [value, unit] = kilo < 1000 ? [kilo, "KB"] : [kilo / 1024, "MB"];
  const digits = value < 10 ? 1 : 0;
  return `${numbers(language, { maximumFractionDigits: digits }).format(value)} ${unit}`;
}

export function dateTime(iso: string, language: string, timeZone?: string): string {
  return times(language, {
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
  const day = times("en-CA", { timeZone, dateStyle: "short" });
  const clock: Intl.DateTimeFormatOptions = {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  };
  const today = day.format(at) === day.format(now);
  const date: Intl.DateTimeFormatOptions = today ? {} : { month: "short", day: "numeric" };
  return times(language, { ...date, ...clock, timeZone }).format(at);
}

const groupings: Record<string, number[]> = { "1": [3, 3, 4], "44": [4, 6], "86": [3, 4, 4] };

/** `+447700900123` as its country writes it where we know how; masked and foreign numbers stay as they are. */
export function phoneNumber(e164: string): string {
  for (const [country, sizes] of Object.entries(groupings)) {
    const digits = sizes.map((size) => `(\\d{${size}})`).join("");
    const found = new RegExp(`^\\+(${country})${digits}$`).exec(e164);
    if (found) return `+${found.slice(1).join(" ")}`;
  }
  return e164;
}

/** A decimal amount in its currency; shares of a cent stay visible, as messages cost them. */
export function money(amount: string, currency: string, language: string): string {
  return numbers(language, {
    style: "currency",
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: 4,
  }).format(Number(amount));
}

/** Countries as the reader calls them. */
export const countryNames = (language: string) => new Intl.DisplayNames(language, { type: "region" });
