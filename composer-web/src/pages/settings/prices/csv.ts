import type { PriceEntry } from "../../../api/types";

/** The columns of a price file, in the contract's words. */
export const columns = [
  "channel",
  "link",
  "country",
  "upToBytes",
  "per",
  "amount",
  "currency",
  "from",
] as const satisfies readonly (keyof PriceEntry)[];
const needed = ["channel", "amount", "currency"] as const;

/** Why a file holds no price book. */
export type Fault =
  | { code: "empty" }
  | { code: "columns"; missing: string }
  | { code: "line"; line: number; column: string };

const mark = /[",;\t\r\n]/;
const quoted = (text: string) => (mark.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** By RFC 4180, with a mark in front by which spreadsheets know UTF-8. */
export function toCsv(entries: readonly PriceEntry[]): string {
  const lines = entries.map((entry) =>
    columns.map((column) => quoted(String(entry[column] ?? ""))).join(","),
  );
  return `\uFEFF${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Records of a CSV or TSV file: the separator is the one that its first line has most of. */
export function records(text: string): string[][] {
  const [head = ""] = text.split(/\r?\n/, 1);
  const count = (separator: string) => head.split(separator).length;
  const separator = [",", ";", "\t"].reduce((best, one) => (count(one) > count(best) ? one : best));
  const all: string[][] = [];
  let record: string[] = [];
  let field = "";
  let inQuotes = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at] ?? "";
    if (inQuotes && c === '"' && text[at + 1] === '"') {
      field += c;
      at++;
    } else if (c === '"' && (inQuotes || field === "")) inQuotes = !inQuotes;
    else if (!inQuotes && c === separator) {
      record.push(field);
      field = "";
    } else if (!inQuotes && c === "\n") {
      all.push([...record, field]);
      record = [];
      field = "";
    } else if (inQuotes || c !== "\r") field += c;
  }
  if (field || record.length > 0) all.push([...record, field]);
  return all;
}

const shapes: Partial<Record<string, RegExp>> = {
  channel: /^(rcs|mms|sms)$/,
  country: /^[A-Z]{2}$/,
  upToBytes: /^[1-9]\d{0,7}$/,
  per: /^(message|segment)$/,
  amount: /^\d{1,9}(\.\d{1,6})?$/,
  currency: /^[A-Z]{3}$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
};
const upper = ["country", "currency"];
const lower = ["channel", "per"];

/** The book that a file holds, or the first thing that is wrong with it; the server looks at the rest. */
export function fromCsv(text: string): PriceEntry[] | Fault {
  const [head, ...lines] = records(text.replace(/^\uFEFF/, ""));
  const names = head?.map((name) => name.trim().toLowerCase()) ?? [];
  const place = new Map(columns.map((column) => [column, names.indexOf(column.toLowerCase())]));
  const missing = needed.filter((column) => place.get(column) === -1);
  if (missing.length > 0) return { code: "columns", missing: missing.join(", ") };
  const entries: PriceEntry[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.every((field) => field.trim() === "")) continue;
    const entry: Record<string, string | number> = {};
    for (const column of columns) {
      const given = line[place.get(column) ?? -1]?.trim() ?? "";
      const value = upper.includes(column)
        ? given.toUpperCase()
        : lower.includes(column)
          ? given.toLowerCase()
          : given;
      const required = needed.some((one) => one === column);
      if (value ? shapes[column]?.test(value) === false : required)
        return { code: "line", line: index + 2, column };
      if (value) entry[column] = column === "upToBytes" ? Number(value) : value;
    }
    entries.push(entry as PriceEntry);
  }
  return entries.length > 0 ? entries : { code: "empty" };
}

/** A file as spreadsheets save it: UTF-8 or UTF-16 by its mark, else what a Chinese Windows writes. */
export function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
