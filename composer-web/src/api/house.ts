import { body } from "./body";
import { server } from "./client";
import type {
  ApiKeyInput,
  FilterWord,
  InvitationInput,
  OptOutInput,
  PriceEntry,
  UserChange,
  WebhookInput,
} from "./types";

/** What the settings read and change: users, keys, webhooks, opt-outs, filter words and the audit. */
const page = (cursor?: string) => (cursor ? { cursor } : {});

export const users = (cursor?: string) => body(server.GET("/v1/users", { params: { query: page(cursor) } }));
/** The link in the answer is shown once: the server keeps its hash. */
export const inviteUser = (user: InvitationInput) => body(server.POST("/v1/invitations", { body: user }));
export const linkUser = (user: string) =>
  body(server.POST("/v1/users/{user}/link", { params: { path: { user } } }));
export const changeUser = (user: string, change: UserChange) =>
  body(server.PUT("/v1/users/{user}", { params: { path: { user } }, body: change }));

export const apiKeys = (cursor?: string) =>
  body(server.GET("/v1/api-keys", { params: { query: page(cursor) } }));
export const makeApiKey = (key: ApiKeyInput) => body(server.POST("/v1/api-keys", { body: key }));
export const revokeApiKey = (key: string) =>
  server.DELETE("/v1/api-keys/{key}", { params: { path: { key } } });

const of = (webhook: string) => ({ path: { webhook } });
export const webhooks = (cursor?: string) =>
  body(server.GET("/v1/webhooks", { params: { query: page(cursor) } }));
export const webhook = (id: string) => body(server.GET("/v1/webhooks/{webhook}", { params: of(id) }));
export const addWebhook = (input: WebhookInput) => body(server.POST("/v1/webhooks", { body: input }));
export const changeWebhook = (id: string, input: WebhookInput) =>
  body(server.PUT("/v1/webhooks/{webhook}", { params: of(id), body: input }));
export const removeWebhook = (id: string) => server.DELETE("/v1/webhooks/{webhook}", { params: of(id) });
export const rotateSecret = (id: string) =>
  body(server.POST("/v1/webhooks/{webhook}/rotate", { params: of(id) }));
export const deliveries = (id: string, cursor?: string) =>
  body(server.GET("/v1/webhooks/{webhook}/deliveries", { params: { ...of(id), query: page(cursor) } }));
export const replay = (webhook: string, delivery: string) =>
  body(
    server.POST("/v1/webhooks/{webhook}/deliveries/{delivery}/replay", {
      params: { path: { webhook, delivery } },
    }),
  );

export const optOuts = (number: string, cursor?: string) =>
  body(server.GET("/v1/opt-outs", { params: { query: { ...page(cursor), ...(number ? { number } : {}) } } }));
export const optOut = (input: OptOutInput) => body(server.POST("/v1/opt-outs", { body: input }));
export const takeBack = (optOut: string) =>
  server.DELETE("/v1/opt-outs/{optOut}", { params: { path: { optOut } } });

type WordList = { data?: { words: FilterWord[] }; response: Response };
const listed = ({ data, response }: WordList) => ({
  words: data?.words ?? [],
  etag: response.headers.get("ETag") ?? "",
});
export const filterWords = async () => listed(await server.GET("/v1/filter-words"));
/** Refused with 412 where someone has saved since the ETag was read. */
export const putFilterWords = async (words: FilterWord[], etag: string) =>
  listed(
    await server.PUT("/v1/filter-words", {
      params: { header: etag ? { "If-Match": etag } : {} },
      body: { words },
    }),
  ).words;

/** The price book, with what is needed to save over exactly it. */
export type Prices = { entries: PriceEntry[]; etag: string };
export const prices = async () => booked(await server.GET("/v1/prices"));
/** Refused with 412 where someone has saved since the ETag was read. */
export const putPrices = async (entries: PriceEntry[], etag: string) =>
  booked(await server.PUT("/v1/prices", { params: { header: { "If-Match": etag } }, body: { entries } }));
const booked = ({ data, response }: { data?: { entries: PriceEntry[] }; response: Response }): Prices => ({
  entries: data?.entries ?? [],
  etag: response.headers.get("ETag") ?? "",
});

export const audit = (cursor?: string) => body(server.GET("/v1/audit", { params: { query: page(cursor) } }));
