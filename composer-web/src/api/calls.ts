import { query, request } from "./client";
import type { ExplainLine, Handset, Message, MessageSummary, Page, Received, Session } from "./types";

/** Every call that the pages make, one line each. */
export const session = () => request<Session>("GET", "/v1/session");
export const signIn = (email: string, password: string) =>
  request<Session>("POST", "/v1/session", { email, password });
export const signOut = () => request<void>("DELETE", "/v1/session");

export type MessageFilter = { state?: string; channel?: string; to?: string; submission?: string };

export const messages = (filter: MessageFilter, cursor?: string) =>
  request<Page<MessageSummary>>("GET", `/v1/messages${query({ ...filter, limit: "50", cursor })}`);
export const message = (id: string) => request<Message>("GET", `/v1/messages/${encodeURIComponent(id)}`);
export const explain = (id: string) =>
  request<{ items: ExplainLine[] }>("GET", `/v1/messages/${encodeURIComponent(id)}/explain`);

const handsetPath = (number: string) => `/v1/sandbox/handsets/${encodeURIComponent(number)}`;
const receivedPath = (received: Received) =>
  `${handsetPath(received.to)}/messages/${encodeURIComponent(received.id)}`;

export const handsets = () => request<{ items: Handset[] }>("GET", "/v1/sandbox/handsets");
export const received = (number: string) =>
  request<{ items: Received[] }>("GET", `${handsetPath(number)}/messages`);
export const tap = (on: Received, button: string) =>
  request<void>("POST", `${receivedPath(on)}/tap`, { button });
export const read = (on: Received) => request<void>("POST", `${receivedPath(on)}/read`, {});
export const reply = (on: Received, text: string) =>
  request<void>("POST", `${receivedPath(on)}/reply`, { text });
