import { body } from "./body";
import { server } from "./client";
import type { Mode } from "./types";

/** What people answered. */
export const wordKinds = ["texts", "taps", "opt-outs"] as const;
export type WordKind = (typeof wordKinds)[number];
export type InboxFilter = { kind?: WordKind; waiting?: boolean; mode?: Mode; number?: string };

const of = (conversation: string) => ({ params: { path: { conversation } } });

export const conversations = (filter: InboxFilter, cursor?: string) =>
  body(server.GET("/v1/inbox", { params: { query: { ...filter, ...(cursor ? { cursor } : {}) } } }));
export const conversation = (id: string, cursor?: string) =>
  body(
    server.GET("/v1/inbox/conversations/{conversation}", {
      params: { path: { conversation: id }, query: cursor ? { cursor } : {} },
    }),
  );
export const waiting = () => body(server.GET("/v1/inbox/waiting"));
export const settle = (id: string, done: boolean) =>
  body(server.PATCH("/v1/inbox/conversations/{conversation}", { ...of(id), body: { done } }));
export const answer = (id: string, text: string) =>
  body(server.POST("/v1/inbox/conversations/{conversation}/answers", { ...of(id), body: { text } }));
export const lookOf = (message: string) =>
  body(server.GET("/v1/messages/{message}/look", { params: { path: { message } } }));
