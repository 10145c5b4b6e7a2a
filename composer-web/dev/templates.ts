import type { Finding, LintReport, LintRule, Preview, Template } from "../src/api/types";
import { blank } from "../src/document/blank";
import type { CardDocument, Draft } from "../src/document/card";

/** Templates of the development server, kept until it stops; its previews are drawn by guess. */
const stored = new Map<string, Template[]>();

const id = (index: number) => `tpl_${String(index).padStart(13, "0")}`;

export function save(key: string, draft: Draft): Template {
  const versions = stored.get(key) ?? [];
  const at = new Date().toISOString();
  const version: Template = {
    id: key,
    ...draft,
    version: versions.length + 1,
    kind: draft.card.kind,
    createdAt: versions[0]?.createdAt ?? at,
    updatedAt: at,
    updatedBy: "usr_0000000000001",
  };
  stored.set(key, [...versions, version]);
  return version;
}

export const create = (draft: Draft) => save(id(stored.size + 1), draft);
export const remove = (key: string) => stored.delete(key);
export const versionsOf = (key: string) => stored.get(key) ?? [];

export function list(search: string) {
  const newest = [...stored.values()].flatMap((versions) => versions.at(-1) ?? []);
  return newest
    .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
    .map(({ card, ...template }) => ({ ...template, locales: [(card as CardDocument).locale] }));
}

create(blank("春茶上市", "zh-CN", "高山乌龙，今早到店"));

export function preview({ card }: { card: CardDocument }): Preview {
  const cards = card.cards ?? [];
  const words = (card.text ?? cards[0]?.title ?? "").slice(0, 70);
  return {
    rcs: {
      form: cards.length > 1 ? "carousel" : cards.length === 1 ? "card" : "text",
      text: card.text,
      cards: cards.map(({ title, text, buttons = [] }) => ({ title, text, buttons })),
      suggestions: card.suggestions ?? [],
      bytes: JSON.stringify(card).length,
      losses: [],
    },
    mms: {
      subject: card.subject ?? words,
      slides: cards.map(({ title, text }) => ({ text: [title, text].filter(Boolean).join("\n") })),
      bytes: 2000,
      limit: 300_000,
      losses: [],
    },
    sms: {
      text: words,
      segments: [words],
      coding: "ucs2",
      units: words.length,
      room: 70,
      forcesUcs2: [...new Set(words)],
      losses: [],
    },
    warnings: [],
  };
}

/** Advice as the server would give it to a card that is just begun. */
export function lint({ card }: { card: CardDocument }, zh: boolean): LintReport {
  const title = card.cards?.[0]?.title ?? "";
  const findings: Finding[] = [];
  const find = (finding: Omit<Finding, "locale" | "params">) =>
    findings.push({ ...finding, locale: card.locale, params: {} });
  if (card.kind === "promotional" && !card.suggestions?.length) {
    const chip = {
      id: "stop",
      label: zh ? "不再接收" : "Stop messages",
      action: { type: "reply", postback: "STOP" },
    };
    find({
      rule: "opt-out",
      severity: "error",
      pointer: "",
      sentence: zh
        ? "这条营销卡片没有说明如何退订。"
        : "Nothing in this promotional card tells how to get no more of them.",
      remedy: zh ? "添加回复 TD 的快捷回复。" : "Add a chip “Stop messages” that answers STOP.",
      fix: [{ op: "add", path: "/suggestions", value: [chip] }],
    });
  }
  if (!card.cards?.[0]?.buttons?.length) {
    find({
      rule: "call-to-action",
      severity: "warning",
      pointer: "/cards/0",
      sentence: zh
        ? "这张卡片没有按钮：读者无事可做。"
        : "The card has no button: the reader can do nothing.",
      remedy: zh ? "添加最重要的那一个按钮。" : "Add the one button that matters.",
    });
  }
  if ([...title].length > 12) {
    find({
      rule: "first-screen",
      severity: "hint",
      pointer: "/cards/0/title",
      sentence: zh ? "开头过长，锁屏上会被截断。" : "The first words are cut off on a locked screen.",
      remedy: zh ? "先说读者得到什么。" : "Say first what the reader gets.",
    });
  }
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  return {
    errors: count("error"),
    warnings: count("warning"),
    hints: count("hint"),
    findings,
    unjudged: [],
  };
}

export const rules = (zh: boolean): LintRule[] =>
  ["opt-out", "call-to-action", "first-screen"].map((id) => ({
    id,
    severity: "warning",
    title: id,
    why: zh
      ? "收件人看不到的内容等于没有发送。"
      : "What readers do not see might as well not have been sent.",
  }));
