import { server } from "./client";
import type { Channel, Message, MessageState } from "./types";

/** The answer's body; a refusal was thrown before, so that a missing one is a broken server. */
async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  if (data === undefined) throw new Error("the server answered without a body");
  return data;
}

export const session = () => body(server.GET("/v1/session"));
export const signIn = (email: string, password: string) =>
  body(server.POST("/v1/session", { body: { email, password } }));
export const signOut = () => server.DELETE("/v1/session");

export type MessageFilter = { state?: MessageState; channel?: Channel; to?: string; submission?: string };

export const messages = (filter: MessageFilter, cursor?: string) =>
  body(server.GET("/v1/messages", { params: { query: { ...filter, ...(cursor ? { cursor } : {}) } } }));

const ofMessage = (message: Message["id"]) => ({ params: { path: { message } } });
export const message = (id: string) => body(server.GET("/v1/messages/{message}", ofMessage(id)));
export const explain = (id: string) => body(server.GET("/v1/messages/{message}/explain", ofMessage(id)));

const on = (number: string, received: string) => ({ params: { path: { number, received } } });

export const handsets = () => body(server.GET("/v1/sandbox/handsets"));
export const handset = (number: string) =>
  body(server.GET("/v1/sandbox/handsets/{number}", { params: { path: { number } } }));
export const switchHandset = (number: string, online: boolean) =>
  server.PATCH("/v1/sandbox/handsets/{number}", { params: { path: { number } }, body: { online } });
export const tap = (number: string, received: string, button: string) =>
  server.POST("/v1/sandbox/handsets/{number}/messages/{received}/tap", {
    ...on(number, received),
    body: { button },
  });
export const read = (number: string, received: string) =>
  server.POST("/v1/sandbox/handsets/{number}/messages/{received}/read", on(number, received));
export const reply = (number: string, channel: Channel, to: string, text: string) =>
  server.POST("/v1/sandbox/handsets/{number}/replies", {
    params: { path: { number } },
    body: { channel, to, text },
  });
