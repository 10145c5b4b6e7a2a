import type { Asset, Conversation, Word } from "../src/api/types";
import type { Answer } from "./mockServer.ts";

/** Media and the inbox of the development server, kept until it stops. */
const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const file = (index: number, name: string, more: Partial<Asset> = {}): Asset => ({
  id: `ast_000000000000${index}`,
  name,
  contentType: "image/jpeg",
  bytes: 812_340 * (index + 1),
  width: 4032,
  height: 3024,
  sha256: "",
  createdAt: at(60 * (9 - index)),
  templates: index < 4 ? index : 0,
  ...more,
});

const assets: Asset[] = [
  file(5, "A walk through the tea garden in the early morning, second take.mp4", {
    contentType: "video/mp4",
    width: 1920,
    height: 1080,
    seconds: 12.4,
  }),
  file(4, "jingle.m4a", { contentType: "audio/mp4", width: undefined, height: undefined, seconds: 3 }),
  file(3, "春茶-主图.jpg"),
  file(2, "sunset.jpg"),
  file(1, "dandelion.jpg"),
  file(0, "logo.png", { contentType: "image/png", width: 640, height: 640, bytes: 48_120 }),
];

const renditions = [
  ["p3_307200_1080x1080_jpeg-png-gif_progressive_3x2_500_500", 291_204, 84.2],
  ["p3_102400_640x640_jpeg-png-gif_baseline", 100_872, 61.7],
  ["p3_30720_640x640_jpeg-png-gif_baseline", 30_540, 38.9],
].map(([target, bytes, score]) => ({
  target,
  state: "made",
  url: "http://cardwire/m/x.jpg",
  contentType: "image/jpeg",
  bytes,
  width: 1080,
  height: 720,
  score,
  madeAt: at(4),
}));

export function media(say: string, [id, part]: string[], search: URLSearchParams): Answer {
  const one = assets.find((asset) => asset.id === id);
  if (say.startsWith("POST") && !id) {
    const made = file(assets.length, search.get("name") ?? "upload.jpg", { createdAt: at(0), templates: 0 });
    assets.unshift(made);
    return { status: 201, body: made };
  }
  if (!id) {
    const fits = ({ name, contentType, templates = 0 }: Asset) =>
      name.toLowerCase().includes((search.get("search") ?? "").toLowerCase()) &&
      contentType.startsWith(
        { picture: "image", film: "video", sound: "audio" }[search.get("type") ?? ""] ?? "",
      ) &&
      (!search.get("used") || templates > 0 === (search.get("used") === "true"));
    return { body: { items: assets.filter(fits) } };
  }
  if (!one) return { status: 404, body: { title: "Nothing here" } };
  const uses = Array.from({ length: one.templates ?? 0 }, (_, index) => ({
    template: `tpl_000000000000${index + 1}`,
    name: ["春茶上市", "Autumn sale, second mailing", "Weekly letter 1"][index] ?? "",
    archived: false,
    now: true,
    firstVersion: index + 1,
    lastVersion: index + 4,
  }));
  if (part === "uses") {
    const then = { template: "tpl_0000000000004", name: "Old parcel notice", archived: true, now: false };
    return { body: { items: [...uses, { ...then, firstVersion: 2, lastVersion: 6 }] } };
  }
  if (part === "renditions") return { body: { items: one.contentType === "audio/mp4" ? [] : renditions } };
  if (part === "replace") {
    const replaced = uses.map(({ template, name }) => ({ template, name, before: 1, version: 2 }));
    return { body: { replaced, left: [] } };
  }
  if (say.startsWith("DELETE")) {
    assets.splice(assets.indexOf(one), 1);
    return { status: 204 };
  }
  return { body: one };
}

let words = 100;
const word = (kind: Word["kind"], text: string, minutes: number, more: Partial<Word> = {}): Word => ({
  id: `wrd_${String(words++).padStart(13, "0")}`,
  kind,
  at: at(minutes),
  channel: "rcs",
  sender: "snd_0000000000001",
  text,
  message: "msg_0000000000001",
  ...more,
});

type Talk = { conversation: Conversation; words: Word[]; optedOut?: { at: string; word: string } };
const talk = (
  index: number,
  said: Word[],
  more: Partial<Conversation> & Pick<Talk, "optedOut"> = {},
): Talk => {
  const { optedOut, ...rest } = more;
  const last = said.findLast(({ kind }) => kind !== "answer") ?? (said[0] as Word);
  return {
    conversation: {
      id: `cnv_000000000000${index}`,
      number: `+4477009001${String(index).padStart(2, "0")}`,
      mode: index < 4 ? "test" : "live",
      last,
      ...rest,
    },
    words: said,
    ...(optedOut ? { optedOut } : {}),
  };
};

const talks: Talk[] = [
  talk(
    1,
    [word("tap", "提醒我", 34), word("text", "请问今天几点关门？我大概七点半才能到，想先看看那款乌龙。", 12)],
    { waitsSince: at(12) },
  ),
  talk(5, [word("text", "Is the Saturday delivery still free for members?", 48, { channel: "sms" })], {
    waitsSince: at(48),
  }),
  talk(2, [word("opt-out", "TD", 70, { channel: "sms" })], { optedOut: { at: at(70), word: "TD" } }),
  talk(
    3,
    [
      word("text", "Where is my parcel?", 95),
      word("answer", "It arrives tomorrow before noon.", 90, {
        author: "Olu Adeyemi",
        message: "msg_0000000000002",
      }),
    ],
    { settled: { how: "answered", by: "usr_3", name: "Olu Adeyemi", at: at(90) } },
  ),
  talk(6, [word("tap", "Order", 200)]),
];

const shows: Record<string, Word["kind"]> = { texts: "text", taps: "tap", "opt-outs": "opt-out" };

export function inbox(
  say: string,
  path: string[],
  body: { done?: boolean; text?: string },
  search: URLSearchParams,
): Answer {
  const [noun, id, part] = path;
  const waiting = talks.filter(({ conversation }) => conversation.waitsSince);
  if (noun === "waiting") {
    const count = (mode: string) => ({
      conversations: waiting.filter(({ conversation }) => conversation.mode === mode).length,
    });
    return { body: { live: count("live"), test: count("test") } };
  }
  if (!noun) {
    const kind = shows[search.get("kind") ?? ""];
    const fits = ({ conversation: { mode, waitsSince, number }, words: said }: Talk) =>
      (!kind || said.some((one) => one.kind === kind)) &&
      (!search.get("waiting") || waitsSince !== undefined) &&
      (!search.get("mode") || mode === search.get("mode")) &&
      (!search.get("number") || number === search.get("number"));
    return { body: { items: talks.filter(fits).map(({ conversation }) => conversation) } };
  }
  const found = talks.find(({ conversation }) => conversation.id === id);
  if (!found) return { status: 404, body: { title: "Nothing here" } };
  const { conversation, optedOut } = found;
  const settled = (how: "answered" | "done") => ({ how, by: "usr_1", name: "Admin", at: at(0) });
  if (part === "answers") {
    found.words.push(word("answer", body.text ?? "", 0, { author: "Admin", message: "msg_0000000000003" }));
    Object.assign(conversation, { waitsSince: undefined, settled: settled("answered") });
    return { status: 202, body: { message: "msg_0000000000003" } };
  }
  if (say.startsWith("PATCH")) {
    Object.assign(
      conversation,
      body.done
        ? { waitsSince: undefined, settled: settled("done") }
        : { waitsSince: conversation.last.at, settled: undefined },
    );
    return { body: conversation };
  }
  return {
    body: {
      conversation,
      words: { items: found.words.toReversed() },
      ...(optedOut ? { optedOut } : {}),
    },
  };
}
