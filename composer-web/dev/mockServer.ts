import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { approvals } from "./approvals.ts";
import { bannerLook, bannerTemplates } from "./banners.ts";
import * as data from "./data.ts";
import { handsets, linked } from "./handsets.ts";
import * as library from "./library.ts";
import { house } from "./mockHouse.ts";
import * as sends from "./mockSend.ts";
import * as settings from "./settings.ts";
import * as templates from "./templates.ts";

export type Answer = { status?: number; body?: unknown };
const problem = (status: number, title: string, more: object = {}): Answer => ({
  status,
  body: { status, title, ...more },
});

/** Answers /v1 from dev/data.ts in `npm run dev`; what is touched on a phone comes back as a live event. */
export function mockServer(): Plugin {
  const streams = new Set<ServerResponse>();
  const tell = (event: object) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(event)}\n\n`);
  };
  return {
    name: "cardwire-mock",
    apply: "serve",
    configureServer({ middlewares }) {
      let signedIn = false;
      middlewares.use(async (request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const url = new URL(request.url ?? "/", "http://mock");
        if (url.pathname.startsWith("/dev-media/")) {
          response.setHeader("Content-Type", "image/jpeg");
          createReadStream(
            resolve("../fixtures/samples/media", url.pathname.slice(11).replace(/[^\w.]/g, "")),
          ).pipe(response);
          return;
        }
        if (!url.pathname.startsWith("/v1/")) return next();
        const [, asset] = /^\/v1\/assets\/(\w+)\/(?:thumbnail|content)$/.exec(url.pathname) ?? [];
        if (asset) {
          response.writeHead(302, { Location: `/dev-media/${templates.pictureOf(asset)}` }).end();
          return;
        }
        if (url.pathname === "/v1/events/live") {
          response.writeHead(200, { "Content-Type": "text/event-stream" }).write(": hello\n\n");
          streams.add(response);
          request.on("close", () => streams.delete(response));
          return;
        }
        const body = JSON.parse((isJson(request) && (await read(request))) || "{}") as Record<string, string>;
        const say = `${request.method} ${url.pathname}`;
        if (say === "POST /v1/session") signedIn = body.password === "cardwire";
        if (say === "DELETE /v1/session") signedIn = false;
        const zh = (request.headers["accept-language"] ?? "").startsWith("zh");
        const { status = 200, body: answer } = signedIn ? inside(say, url, body, zh, tell) : refused(say, zh);
        response.writeHead(status, {
          "Content-Type": status < 400 ? "application/json" : "application/problem+json",
        });
        response.end(answer === undefined ? undefined : JSON.stringify(answer));
      });
    },
  };
}

function refused(say: string, zh: boolean): Answer {
  if (say !== "POST /v1/session") return problem(401, "Not signed in");
  return zh
    ? problem(401, "邮箱或密码不正确", { detail: "请检查后重试；连续 5 次失败后需等待 1 分钟。" })
    : problem(401, "E-mail or password is wrong", {
        detail: "Check both and try again; after 5 failures there is a wait of 1 minute.",
      });
}

function inside(
  say: string,
  url: URL,
  body: Record<string, string>,
  zh: boolean,
  tell: (event: object) => void,
): Answer {
  const [noun, ...path] = url.pathname.split("/").slice(2).map(decodeURIComponent);
  if (noun === "welcome") return { body: say.startsWith("GET") ? settings.welcome : data.session };
  if (noun === "session") return { body: path[0] === "ways" ? { password: true, oidc: true } : data.session };
  if (noun === "sandbox")
    return sandbox(say.split(" ")[0], path, body, tell) ?? problem(404, "No such handset");
  if (noun === "senders") {
    return {
      body: path[0]
        ? { ok: false, mode: body.mode, channels: settings.findings }
        : { items: settings.senders },
    };
  }
  if (noun === "links") {
    return {
      body: path[0]
        ? { ok: true, sentence: "The carrier took the login.", milliseconds: 31 }
        : { items: settings.links },
    };
  }
  const approval = approvals(say, path, body);
  if (approval) return approval;
  const kept = house(say, path, body, url.searchParams);
  if (kept) return kept;
  if (noun === "banner-templates") return { body: { items: bannerTemplates(zh) } };
  if (noun === "banner-previews") {
    const { headline = "" } = (body as unknown as { values: Record<string, string> }).values;
    if (headline) return { body: bannerLook };
    const detail = zh ? "请填写标题" : "Headline is missing; fill it in";
    return problem(422, zh ? "有一处需要修改" : "One field needs a change", {
      errors: [{ pointer: "/values/headline", code: "missing", detail }],
    });
  }
  if (say === "POST /v1/assets/banner") {
    return { status: 201, body: { asset: { id: "ast_banner" }, notes: [] } };
  }
  if (noun === "previews") return { body: templates.preview(body as unknown as Shown) };
  if (noun === "lint") return { body: templates.lint(body as unknown as Shown, zh) };
  if (noun === "lint-rules") return { body: { rules: templates.rules(zh) } };
  if (noun === "test-sends") {
    const message = data.messages[0]?.id;
    return { status: 202, body: { submission: "sub_1", message, to: body.to } };
  }
  if (noun === "assets") return library.media(say, path, url.searchParams);
  if (noun === "inbox") return library.inbox(say, path, body, url.searchParams);
  if (noun === "template-outline") return { body: templates.outline() };
  if (noun === "starters") {
    const [first] = templates.starters(zh).filter(({ id }) => id === path[0]);
    return first
      ? { status: 201, body: templates.create({ name: first.name, card: first.card }) }
      : { body: { items: templates.starters(zh) } };
  }
  if (noun === "templates") return template(say, path, url, body as unknown as Draft);
  if (noun === "plans") return sends.plan(body as unknown as Parameters<typeof sends.plan>[0], zh);
  if (noun === "reports") return sends.overview(url.searchParams.get("mode") ?? "live");
  if (noun === "submissions") return sends.submission(path[0], path[1]);
  const [id] = path;
  if (say === "POST /v1/messages/batch") {
    return sends.batch(body as unknown as Parameters<typeof sends.batch>[0]);
  }
  if (say === "POST /v1/messages") {
    return { status: 202, body: { submission: "sub_0", messages: [{ id: data.messages[0]?.id, to: "" }] } };
  }
  if (noun !== "messages") return problem(404, "Nothing here");
  if (!id) return { body: list(url.searchParams) };
  if (say.endsWith("/look")) return { body: templates.list(new URLSearchParams())[0]?.look };
  if (say.endsWith("/explain")) return { body: data.explanation(id, zh) };
  const found = data.detail(id);
  return found ? { body: found } : problem(404, zh ? "没有这条消息" : "No such message");
}

type Draft = Parameters<typeof templates.create>[0];
type Filing = Parameters<typeof templates.file>[0];
type Shown = Parameters<typeof templates.preview>[0];

function template(say: string, [id, versions, number]: string[], url: URL, draft: Draft): Answer {
  if (!id) {
    if (say.startsWith("PATCH")) {
      templates.file(draft as unknown as Filing);
      return { status: 204 };
    }
    return say.startsWith("POST")
      ? { status: 201, body: templates.create(draft) }
      : { body: { items: templates.list(url.searchParams) } };
  }
  if (say.startsWith("DELETE"))
    return templates.remove(id) ? { status: 204 } : problem(404, "No such template");
  const all = templates.versionsOf(id);
  const newest = all.at(-1);
  if (!newest) return problem(404, "No such template");
  if (say.startsWith("PUT")) return { body: templates.save(id, draft) };
  if (!versions) return { body: newest };
  if (number) return { body: all[Number(number) - 1] };
  return {
    body: {
      items: all.map(({ version, name, updatedAt }) => ({ version, name, savedAt: updatedAt })).toReversed(),
    },
  };
}

function list(search: URLSearchParams) {
  const from = Number(search.get("cursor") ?? 0);
  const matching = data.messages.filter(
    (one) =>
      (!search.get("state") || one.state === search.get("state")) &&
      (!search.get("channel") || one.channel === search.get("channel")) &&
      (!search.get("to") || one.to === search.get("to")),
  );
  const next = from + 50;
  return { items: matching.slice(from, next), ...(next < matching.length ? { next: String(next) } : {}) };
}

function sandbox(
  method: string | undefined,
  [, number, part, id, act]: string[],
  body: Record<string, string | boolean>,
  tell: (event: object) => void,
): Answer | undefined {
  if (!number && body.name) {
    const handset = {
      number: `+4477009004${50 + handsets.length}`,
      name: String(body.name),
      locale: "en-GB",
      online: true,
      sms: true,
      look: body.kind === "rcs-ios" ? ("ios" as const) : ("android" as const),
      delayMillis: 0,
      added: true,
      deliveries: 0,
    };
    handsets.push({ handset, messages: [] });
    return { status: 201, body: handset };
  }
  if (!number) return { body: { items: handsets.map((one) => one.handset) } };
  const found = handsets.find((one) => one.handset.number === number);
  if (!found) return undefined;
  if (typeof body.online === "boolean") found.handset.online = body.online;
  if (method === "DELETE") {
    if (part) found.messages.splice(0);
    else handsets.splice(handsets.indexOf(found), 1);
    return { status: 204 };
  }
  if (!part) return { body: "online" in body ? found.handset : found };
  if (act === "page") return { body: linked };
  const touched = part === "replies" ? found.messages.at(-1) : found.messages.find((one) => one.id === id);
  if (!touched) return undefined;
  const what = act === "tap" ? "tapped" : act === "read" ? "read" : "replied";
  touched.marks.push({ what, detail: String(body.button ?? body.text ?? ""), at: new Date().toISOString() });
  tell({ message: touched.message, kind: what });
  return part === "replies" ? { status: 202, body: {} } : { body: touched };
}

const isJson = (request: IncomingMessage) =>
  (request.headers["content-type"] ?? "application/json").includes("json");

async function read(request: IncomingMessage): Promise<string> {
  let all = "";
  for await (const chunk of request) all += String(chunk);
  return all;
}
