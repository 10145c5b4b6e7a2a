import { readFileSync } from "node:fs";
import type {
  Finding,
  LintReport,
  LintRule,
  Look,
  Preview,
  Template,
  TemplateFiling,
} from "../src/api/types";
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
    folder: "",
    tags: [],
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

type Filed = { folder: string; tags: string[]; archived: boolean };
const filed = new Map<string, Filed>();
const placeOf = (key: string): Filed => filed.get(key) ?? { folder: "", tags: [], archived: false };

export function file({ templates, folder, addTags = [], removeTags = [], archived }: TemplateFiling) {
  for (const key of templates) {
    const was = placeOf(key);
    filed.set(key, {
      folder: folder ?? was.folder,
      tags: [...new Set([...was.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)).sort(),
      archived: archived ?? was.archived,
    });
  }
}

const newest = () => [...stored.values()].flatMap((versions) => versions.at(-1) ?? []);

export function list(search: URLSearchParams) {
  const wanted = (name: string) => search.get(name) ?? "";
  const fits = ({ id: key, name }: Template) => {
    const { folder, tags, archived } = placeOf(key);
    const text = wanted("search").toLowerCase();
    return (
      archived === (wanted("archived") === "true") &&
      (name.toLowerCase().includes(text) || tags.some((tag) => tag.includes(text))) &&
      (!wanted("tag") || tags.includes(wanted("tag"))) &&
      `${folder}/`.startsWith(wanted("folder") ? `${wanted("folder")}/` : "")
    );
  };
  const order = (a: Template, b: Template) =>
    wanted("sort") === "name" ? a.name.localeCompare(b.name) : b.updatedAt.localeCompare(a.updatedAt);
  return newest()
    .filter(fits)
    .sort(order)
    .map(({ card, ...template }) => ({
      ...template,
      ...placeOf(template.id),
      locales: [(card as CardDocument).locale],
      look: look(card as CardDocument),
    }));
}

export function outline() {
  const places = newest().map(({ id: key }) => placeOf(key));
  const inUse = places.filter(({ archived }) => !archived);
  const count = (all: string[]) => [...Map.groupBy(all, (one) => one)].map(([name, of]) => [name, of.length]);
  return {
    folders: count(inUse.map(({ folder }) => folder).filter(Boolean)).map(([path, templates]) => ({
      path,
      templates,
    })),
    tags: count(inUse.flatMap(({ tags }) => tags)).map(([name, templates]) => ({ name, templates })),
    templates: inUse.length,
    archived: places.length - inUse.length,
  };
}

const PICTURES = ["mountains.jpg", "dandelion.jpg", "sunset.jpg"];

/** Assets of this server are pictures of the samples by their number. */
export const pictureOf = (asset: string) => PICTURES[Number(asset.slice(-1)) % PICTURES.length] ?? "";

function look({ layout, cards = [], text, suggestions = [] }: CardDocument): Look {
  return {
    form: cards.length === 0 ? "text" : layout,
    ...(text ? { text } : {}),
    cards: cards.map(({ title, text: body, media, buttons = [] }) => ({
      ...(title ? { title } : {}),
      ...(body ? { text: body } : {}),
      ...(media
        ? { picture: { url: `/v1/assets/${media.asset}/thumbnail` }, height: media.height ?? "medium" }
        : {}),
      buttons,
    })),
    suggestions,
  };
}

const STARTERS = ["retail-sale", "parcel-tracking", "one-time-password", "birthday"];

export function starters(zh: boolean) {
  return STARTERS.map((name) => {
    const { about, card, ...starter } = JSON.parse(
      readFileSync(`../server/src/main/resources/starters/${name}.json`, "utf8"),
    );
    const said = zh ? "zh" : "en";
    const shown = look(card);
    for (const one of shown.cards) if (one.picture) one.picture.url = "/dev-media/dandelion.jpg";
    return {
      id: name,
      name: starter.name[said],
      about: about[said],
      kind: card.kind,
      locales: ["zh-CN", "en"],
      card,
      pictures: {},
      look: shown,
    };
  });
}

const shown = (title: string, asset: number, text?: string): Draft["card"] => {
  const { card } = blank("", "zh-CN", title);
  const [first] = card.cards ?? [];
  return {
    ...card,
    cards: [
      {
        id: "c1",
        ...first,
        title,
        ...(text ? { text } : {}),
        media: { asset: `ast_000000000000${asset}` },
        buttons: [
          { id: "b1", label: "立即抢购", action: { type: "openUrl", url: "https://shop.example" } },
          { id: "b2", label: "提醒我", action: { type: "reply", postback: "remind" } },
        ],
      },
    ],
  };
};

const tea = create({
  name: "春茶上市",
  card: shown("高山乌龙，今早到店", 1, "海拔 1,800 米，限量 120 罐。今晚 20:00 前下单，明早送达。"),
});
const sale = create({
  name: "Autumn sale, second mailing with a rather long name",
  card: shown("Half off until Sunday", 2),
});
const code = create(blank("验证码", "zh-CN", "验证码 {{code}}，5 分钟内有效"));
const old = create(blank("Old parcel notice", "en", "Your parcel is here"));
for (let index = 0; index < 4; index++) {
  const { id: key } = create({
    name: `Weekly letter ${index + 1}`,
    card: shown(`Week ${index + 40}: new in the shop`, index),
  });
  file({ templates: [key], folder: "商城/Weekly", addTags: ["letter"] });
}
file({ templates: [tea.id, sale.id], folder: "商城", addTags: ["sale", "会员"] });
file({ templates: [code.id], addTags: ["otp"] });
file({ templates: [old.id], archived: true });

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
    countries: ["CN", "HK"],
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
