import type { Variable } from "../../document/card";
import { asNumber, isNumber } from "../messages/filter";
import type { Sheet } from "./sheet";

/** What a column holds: the numbers, the values of a variable, or nothing that is sent. */
export const NUMBER = "+number";
export const NOTHING = "";

/** A list as it was pasted or uploaded, and how it is to be read. */
export type List = {
  cells: Sheet;
  /** The first row names the columns. */
  header: boolean;
  /** For each column what it holds. */
  holds: string[];
  /** Values that are the same for everyone, for variables without a column. */
  fixed: Record<string, string>;
  /** Put before numbers without a country, such as `+86`; nothing where all must have theirs. */
  country: string;
};

export type Row = { to: string; variables: Record<string, string> };

export const nobody = (country: string): List => ({
  cells: [],
  header: false,
  holds: [],
  fixed: {},
  country,
});

const widthOf = (cells: Sheet) => cells.reduce((widest, row) => Math.max(widest, row.length), 0);
const plain = (text: string) => text.toLowerCase().replace(/[\s_\-.:：]/g, "");
const NUMBER_NAMES = [
  "to",
  "number",
  "phone",
  "mobile",
  "msisdn",
  "tel",
  "手机",
  "电话",
  "号码",
  "手机号",
  "手机号码",
  "电话号码",
];

/** A national number without its leading zero, or as it is where it names its country. */
export function numberIn(text: string, country: string): string {
  const number = asNumber(text);
  if (number.startsWith("+") || !country || !/^\d+$/.test(number)) return number;
  const digits = country.slice(1);
  // Spreadsheets drop the plus sign of numbers that have their country.
  if (number.startsWith(digits) && number.length > digits.length + 9) return `+${number}`;
  return country + number.replace(/^0/, "");
}

/** Reads a new sheet: which row names the columns, and by those names, else by the look of the cells, what each holds. */
export function begin(cells: Sheet, variables: Variable[], country: string): List {
  const width = widthOf(cells);
  const looksLikeNumber = (text: string | undefined) => isNumber(numberIn(text ?? "", country));
  const first = cells[0] ?? [];
  const header = cells.length > 1 && !first.some((cell) => /\d{5,}/.test(cell));
  const names = header ? first.map(plain) : [];
  const body = header ? cells.slice(1) : cells;
  const share = (column: number) =>
    body
      .slice(0, 50)
      .filter((row) => looksLikeNumber(row[column]) || /^\+?[\d\s\-()]{7,}$/.test(row[column] ?? "")).length;
  const shares = Array.from({ length: width }, (_, column) => share(column));
  const named = names.findIndex((name) => NUMBER_NAMES.includes(name));
  const numbers = named >= 0 ? named : shares.indexOf(Math.max(...shares, 1));
  const free = new Set(variables.map(({ name }) => name));
  const holds = Array.from({ length: width }, (_, column) => {
    if (column === numbers) return NUMBER;
    const found = [...free].find((name) => plain(name) === names[column]);
    if (found) free.delete(found);
    return found ?? NOTHING;
  });
  // Without names, what is left goes to what is left, in order.
  if (!header) {
    for (const [column, held] of holds.entries()) {
      const [next] = free;
      if (held === NOTHING && next) {
        holds[column] = next;
        free.delete(next);
      }
    }
  }
  return { cells, header, holds, fixed: {}, country };
}

/** A kind of thing stands in one column only. */
export function holding(list: List, column: number, what: string): List {
  const holds = list.holds.map((held, at) => (at === column ? what : held === what ? NOTHING : held));
  return { ...list, holds };
}

const bodyOf = (list: List) => (list.header ? list.cells.slice(1) : list.cells);
export const namesOf = (list: List): string[] =>
  list.holds.map(
    (_, column) => (list.header ? (list.cells[0]?.[column] ?? "") : "") || String.fromCharCode(65 + column),
  );

/** The rows as they are sent. An empty cell is no value, so that the variable's default counts. */
export function rowsOf(list: List): Row[] {
  const numbers = list.holds.indexOf(NUMBER);
  return bodyOf(list).map((cells) => {
    const variables: Record<string, string> = {};
    for (const [name, value] of Object.entries(list.fixed)) if (value) variables[name] = value;
    for (const [column, held] of list.holds.entries()) {
      const value = cells[column] ?? "";
      if (held !== NUMBER && held !== NOTHING && value) variables[held] = value;
    }
    return { to: numberIn(cells[numbers] ?? "", list.country), variables };
  });
}

/** Changes one cell of a row, counted without the names. */
export function written(list: List, row: number, column: number, text: string): List {
  const at = row + (list.header ? 1 : 0);
  const cells = list.cells.map((old, index) => {
    if (index !== at) return old;
    const next = [...old];
    while (next.length <= column) next.push("");
    next[column] = text;
    return next;
  });
  return { ...list, cells };
}

/** The list without these rows. */
export function without(list: List, rows: ReadonlySet<number>): List {
  const names = list.header ? 1 : 0;
  return { ...list, cells: list.cells.filter((_, index) => index < names || !rows.has(index - names)) };
}

/** Adds what was pasted to what is there: the same columns, its own names left out. */
export function added(list: List, cells: Sheet): List {
  const names = list.header ? JSON.stringify(list.cells[0]) : "";
  return { ...list, cells: [...list.cells, ...cells.filter((row) => JSON.stringify(row) !== names)] };
}
