/** A table of texts: rows of cells. */
export type Sheet = string[][];

export class NotText extends Error {
  constructor(readonly kind: "excel" | "binary") {
    super(kind);
  }
}

const ZIP = [0x50, 0x4b];
const OLD_EXCEL = [0xd0, 0xcf];
const begins = (bytes: Uint8Array, with_: number[]) => with_.every((byte, at) => bytes[at] === byte);

/**
 * The text of a file: by its byte order mark, else UTF-8, else GB 18030, which is what Excel writes in China. Workbooks of
 * Excel itself are not read: throws {@link NotText}.
 */
export function decode(bytes: Uint8Array): string {
  if (begins(bytes, ZIP) || begins(bytes, OLD_EXCEL)) throw new NotText("excel");
  if (begins(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  if (begins(bytes, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) throw new NotText("binary");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

const DELIMITERS = ["\t", ",", ";", "，"] as const;

/** The one that stands in the first line most often, outside of quotes; a comma where none does. */
export function delimiterOf(text: string): string {
  const line = (text.split(/\r?\n/).find((one) => one.trim()) ?? "").replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Reads CSV or TSV (RFC 4180): quoted cells may hold delimiters, line breaks and doubled quotes. Empty rows are left out. */
export function parse(text: string, delimiter = delimiterOf(text)): Sheet {
  const rows: Sheet = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = "";
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== "")) rows.push(row);
    row = [];
  };
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (sign === '"' && cell.trim() === "") {
      cell = "";
      quoted = true;
    } else if (sign === delimiter) endCell();
    else if (sign === "\n") endRow();
    else if (sign !== "\r") cell += sign;
  }
  endRow();
  return rows;
}

/** As spreadsheets read it in every language; a cell that they would take for a formula is kept a text. */
export function write(rows: Sheet): string {
  const cell = (text: string) => {
    const safe = /^[=@\t]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
