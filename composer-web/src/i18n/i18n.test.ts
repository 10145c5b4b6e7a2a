import { expect, test } from "vitest";
import approvalsEn from "../pages/approvals/words/en.json";
import approvalsZhCN from "../pages/approvals/words/zh-CN.json";
import composerEn from "../pages/composer/words/en.json";
import composerZhCN from "../pages/composer/words/zh-CN.json";
import inboxEn from "../pages/inbox/words/en.json";
import inboxZhCN from "../pages/inbox/words/zh-CN.json";
import mediaEn from "../pages/media/words/en.json";
import mediaZhCN from "../pages/media/words/zh-CN.json";
import settingsEn from "../pages/settings/words/en.json";
import settingsZhCN from "../pages/settings/words/zh-CN.json";
import libraryEn from "../pages/templates/words/en.json";
import libraryZhCN from "../pages/templates/words/zh-CN.json";
import wallEn from "../pages/wall/words/en.json";
import wallZhCN from "../pages/wall/words/zh-CN.json";
import commandsEn from "../shell/commands/words/en.json";
import commandsZhCN from "../shell/commands/words/zh-CN.json";
import shellEn from "./en.json";
import { bytes, dateTime, phoneNumber, shortTime } from "./format";
import { firstLanguage } from "./index";
import shellZhCN from "./zh-CN.json";

const en = {
  shell: shellEn,
  composer: composerEn,
  settings: settingsEn,
  commands: commandsEn,
  wall: wallEn,
  library: libraryEn,
  media: mediaEn,
  inbox: inboxEn,
  approvals: approvalsEn,
};
const zhCN = {
  shell: shellZhCN,
  composer: composerZhCN,
  settings: settingsZhCN,
  commands: commandsZhCN,
  wall: wallZhCN,
  library: libraryZhCN,
  media: mediaZhCN,
  inbox: inboxZhCN,
  approvals: approvalsZhCN,
};

type Words = { [key: string]: string | Words };

function flatten(words: Words, prefix = ""): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[prefix + key, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}

const gaps = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

test("both languages have the same keys", () => {
  expect(flatten(zhCN).map(([key]) => key)).toEqual(flatten(en).map(([key]) => key));
});

test("both languages fill the same gaps in each sentence", () => {
  const english = new Map(flatten(en));
  for (const [key, text] of flatten(zhCN)) {
    expect([key, gaps(text)]).toEqual([key, gaps(english.get(key) ?? "")]);
  }
});

test("no sentence is empty", () => {
  for (const [key, text] of [...flatten(en), ...flatten(zhCN)])
    expect([key, text.trim()]).not.toEqual([key, ""]);
});

test("the language chosen before wins over the browser's", () => {
  expect(firstLanguage("en", ["zh-CN"])).toBe("en");
  expect(firstLanguage(null, ["fr", "zh-TW"])).toBe("zh-CN");
  expect(firstLanguage(null, ["en-GB", "zh"])).toBe("en");
  expect(firstLanguage("klingon", [])).toBe("zh-CN");
});

test("sizes are said in the unit that people count in", () => {
  expect(bytes(512, "en")).toBe("512 B");
  expect(bytes(287 * 1024, "en")).toBe("287 KB");
  expect(bytes(1.25 * 1024 * 1024, "en")).toBe("1.3 MB");
});

test("a time names its zone", () => {
  expect(dateTime("2026-11-21T12:00:05Z", "en", "Asia/Shanghai")).toContain("GMT+8");
});

test("the day is left out only when it is today", () => {
  const now = new Date("2026-11-21T15:30:00Z");
  expect(shortTime("2026-11-21T12:00:05Z", "en", now, "UTC")).toBe("12:00:05");
  expect(shortTime("2026-11-20T12:00:05Z", "en", now, "UTC")).toContain("Nov 20");
  expect(shortTime("2026-11-21T16:30:00Z", "en", now, "Asia/Shanghai")).toContain("00:30");
});

test("a number is grouped behind its country code and a masked one is left alone", () => {
  expect(phoneNumber("+447700900123")).toBe("+44 7700 900123");
  expect(phoneNumber("+8613812345678")).toBe("+86 138 1234 5678");
  expect(phoneNumber("+44 77••• ••123")).toBe("+44 77••• ••123");
});
