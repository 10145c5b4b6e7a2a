import { readFileSync } from "node:fs";
import * as data from "./house.ts";
import type { Answer } from "./mockServer.ts";

/** Answers for what the settings read and change; a change lasts until the server is started again. */
export function house(
  say: string,
  path: string[],
  body: object,
  search: URLSearchParams,
): Answer | undefined {
  const [method, address = ""] = say.split(" ");
  const [noun] = address.split("/").slice(2);
  const [id, part, of] = path;
  if (noun === "audit") return { body: { items: data.audit } };
  if (noun === "limits")
    return { body: { ...JSON.parse(readFileSync(LIMITS, "utf8")), uploadBytes: 50 << 20 } };
  if (noun === "filter-words") {
    if (method === "PUT") words = body;
    return { body: words };
  }
  if (noun === "prices") {
    if (method === "PUT") prices = body;
    return { body: prices };
  }
  if (noun === "invitations" || part === "link") {
    const user = data.users.find((one) => one.id === id) ?? { ...data.users[0], ...body, invited: true };
    return { status: 201, body: { user, url: INVITATION, expiresAt: "2026-12-06T08:00:00Z" } };
  }
  const kept = noun ? lists[noun] : undefined;
  if (!kept) return undefined;
  if (!id)
    return method === "POST"
      ? { status: 201, body: kept.add(body) }
      : { body: { items: found(kept, search) } };
  const one = kept.items.find((item) => item.id === id);
  if (!one) return { status: 404, body: { title: "Nothing here" } };
  if (part === "rotate") return { body: { webhook: one, secret: SECRET } };
  if (part === "deliveries") return log(of);
  if (method === "DELETE") {
    kept.remove(one);
    return { status: 204 };
  }
  return { body: Object.assign(one, body) };
}

const INVITATION = "http://localhost:5173/welcome/dGhpcyBpcyBubyBzZWNyZXQ";
const SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
const LIMITS = "../server/src/main/resources/limits.json";
let words: object = { words: data.filterWords };
let prices: object = { entries: data.prices };

const found = (kept: List, search: URLSearchParams) =>
  kept.items.filter(
    (item) => !search.get("number") || JSON.stringify(item).includes(search.get("number") ?? ""),
  );

/** The log, or one of it sent again: it waits, and was delivered when looked at next. */
function log(again?: string): Answer {
  const one = data.deliveries.find((item) => item.id === again);
  if (one) return { status: 202, body: Object.assign(one, { state: "waiting", tries: 0 }) };
  return { body: { items: data.deliveries } };
}

type Kept = { id: string };
type List = { items: Kept[]; add: (body: object) => object; remove: (item: Kept) => void };

let made = 100;
const fresh = (prefix: string) => ({
  id: `${prefix}_${String(made++).padStart(13, "0")}`,
  createdAt: new Date().toISOString(),
});

const lists: Record<string, List> = {
  users: list(data.users, "usr", { disabled: false }, (user) => user),
  "api-keys": {
    ...list(data.apiKeys, "key", { shown: "cw_test_Zk3p" }, (key) => ({
      key,
      secret: "cw_test_Zk3pQ8m2vX7rT4nB6yW1",
    })),
    remove: (key) => Object.assign(key, { revokedAt: new Date().toISOString() }),
  },
  webhooks: list(data.webhooks, "whk", {}, (webhook) => ({ webhook, secret: SECRET })),
  "opt-outs": list(data.optOuts, "opt", { source: "api", at: new Date().toISOString() }, (one) => one),
};

function list(items: Kept[], prefix: string, more: object, answer: (item: Kept) => object): List {
  return {
    items,
    add(body) {
      const item = { ...fresh(prefix), ...more, ...body };
      items.unshift(item);
      return answer(item);
    },
    remove: (item) => items.splice(items.indexOf(item), 1),
  };
}
