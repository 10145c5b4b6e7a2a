import type { Preview, Template } from "../src/api/types";
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
