import { expect, test } from "vitest";
import { decode, delimiterOf, NotText, parse, write } from "./sheet";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("quoted cells may hold delimiters, line breaks and quotes", () => {
  expect(parse('to,name\r\n+44,"Ada, ""the first""\nof her name"\r\n\r\n+45,Ben')).toEqual([
    ["to", "name"],
    ["+44", 'Ada, "the first"\nof her name'],
    ["+45", "Ben"],
  ]);
});

test("the delimiter is found in the first line, outside of quotes", () => {
  expect(delimiterOf('"a,b,c"\td')).toBe("\t");
  expect(delimiterOf("a;b;c")).toBe(";");
  expect(parse("13800138000，李雷")).toEqual([["13800138000", "李雷"]]);
  expect(parse("+447700900001\n+447700900002")).toEqual([["+447700900001"], ["+447700900002"]]);
});

test("files are read in the encodings that spreadsheets write", () => {
  expect(parse(decode(utf8("\ufeff手机,姓名")))).toEqual([["手机", "姓名"]]);
  expect(decode(new Uint8Array([0xc0, 0xee, 0xc0, 0xd7]))).toBe("李雷");
  expect(decode(new Uint8Array([0xff, 0xfe, 0x4e, 0x67]))).toBe("李");
});

test("a workbook of Excel and a picture are told apart from text", () => {
  const kind = (bytes: number[]) => {
    try {
      return decode(new Uint8Array(bytes));
    } catch (error) {
      return error instanceof NotText ? error.kind : error;
    }
  };
  expect(kind([0x50, 0x4b, 3, 4])).toBe("excel");
  expect(kind([0xd0, 0xcf, 0x11, 0xe0])).toBe("excel");
  expect(kind([0x89, 0x50, 0, 0])).toBe("binary");
});

test("what is written is read again, and no cell is a formula", () => {
  const rows = [
    ["a", 'b "c"'],
    ["d,e", "f\ng"],
  ];
  expect(parse(write(rows))).toEqual(rows);
  expect(write([["=1+1"]])).toContain("'=1+1");
});
