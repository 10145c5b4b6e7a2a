import { afterEach, expect, test } from "vitest";
import { type Asked, serve } from "../testing";
import * as calls from "./calls";
import { Unreachable } from "./problem";
import { createTemplate, upload } from "./templates";

const draft = { name: "One", card: { version: 1, kind: "service", locale: "en", layout: "card" } } as const;
const keyOf = (asked: Asked | undefined) => asked?.headers.get("Idempotency-Key");
const { fetch } = globalThis;
afterEach(() => {
  globalThis.fetch = fetch;
});

test("a call whose answer was lost keeps its key when it is made again, and a new one gets another", async () => {
  const keys: (string | null)[] = [];
  globalThis.fetch = async (input) => {
    keys.push((input as Request).headers.get("Idempotency-Key"));
    throw new TypeError("the network is gone");
  };
  await expect(createTemplate(draft)).rejects.toBeInstanceOf(Unreachable);
  const asked = serve({ "POST /v1/templates": () => ({ status: 201, body: { id: "tpl_1" } }) });
  await createTemplate(draft);
  await createTemplate(draft);
  await createTemplate({ ...draft, name: "Two" });
  const again = asked.map(keyOf);
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(again[0]).toBe(keys[0]);
  expect(new Set(again).size).toBe(3);
});

test("what is asked twice at once has one key; what the server refused has a new one next time", async () => {
  const asked = serve({ "POST /v1/templates": () => ({ status: 503, body: { title: "Busy" } }) });
  await Promise.allSettled([createTemplate(draft), createTemplate(draft)]);
  await expect(createTemplate(draft)).rejects.toThrow("Busy");
  expect(keyOf(asked[0])).toBe(keyOf(asked[1]));
  expect(keyOf(asked[2])).not.toBe(keyOf(asked[0]));
});

test("a file has a key of its own, and what only reads has none", async () => {
  const asked = serve({
    "GET /v1/limits": () => ({ body: { uploadBytes: 1 << 20 } }),
    "POST /v1/assets": () => ({ status: 201, body: { id: "ast_1" } }),
    "GET /v1/session": () => ({ body: {} }),
  });
  await upload(new File(["a"], "a.png", { type: "image/png" }));
  await calls.session();
  expect(asked.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
    "GET /v1/limits",
    "POST /v1/assets",
    "GET /v1/session",
  ]);
  expect(asked.map((one) => keyOf(one) !== null)).toEqual([false, true, false]);
});
