import * as data from "./house.ts";
import type { Answer } from "./mockServer.ts";

/** Answers for what the settings read and change; a change lasts until the server is started again. */
export function house(say: string, path: string[], body: object): Answer | undefined {
  const [method, address = ""] = say.split(" ");
  const [noun] = address.split("/").slice(2);
  const [id] = path;
  const kept = noun ? lists[noun] : undefined;
  if (!kept) return undefined;
  if (!id) return method === "POST" ? { status: 201, body: kept.add(body) } : { body: { items: kept.items } };
  const found = kept.items.find((one) => one.id === id);
  if (!found) return { status: 404, body: { title: "Nothing here" } };
  if (method === "DELETE") {
    kept.remove(found);
    return { status: 204 };
  }
  return { body: Object.assign(found, body) };
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
