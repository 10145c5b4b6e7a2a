import { body } from "./body";
import { server } from "./client";
import type { Channel, HandsetKind, Message, MessageState, Mode, WelcomeAnswer } from "./types";

export const session = () => body(server.GET("/v1/session"));
export const signIn = (email: string, password: string) =>
  body(server.POST("/v1/session", { body: { email, password } }));
/** How one may sign in here. */
export const signInWays = () => body(server.GET("/v1/session/ways"));
const by = (token: string) => ({ params: { path: { token } } });
export const welcome = (token: string) => body(server.GET("/v1/welcome/{token}", by(token)));
export const acceptWelcome = (token: string, answer: WelcomeAnswer) =>
  body(server.POST("/v1/welcome/{token}", { ...by(token), body: answer }));
export const signOut = () => server.DELETE("/v1/session");
export const changePassword = (current: string, next: string) =>
  server.PUT("/v1/session/password", { body: { current, next } });

/** Sentences tell times as the reader's clock does. */
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export type MessageFilter = { state?: MessageState; channel?: Channel; to?: string; submission?: string };

export const messages = (filter: MessageFilter, cursor?: string) =>
  body(
    server.GET("/v1/messages", {
      params: { query: { ...filter, ...(cursor ? { cursor } : {}), zone: zone() } },
    }),
  );

const ofMessage = (message: Message["id"]) => ({ params: { path: { message }, query: { zone: zone() } } });
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

export const handsetPage = (number: string, received: string) =>
  body(server.GET("/v1/sandbox/handsets/{number}/messages/{received}/page", on(number, received)));
export const addHandset = (name: string, kind: HandsetKind) =>
  body(server.POST("/v1/sandbox/handsets", { body: { name, kind } }));
export const removeHandset = (number: string) =>
  server.DELETE("/v1/sandbox/handsets/{number}", { params: { path: { number } } });
export const clearHandset = (number: string) =>
  server.DELETE("/v1/sandbox/handsets/{number}/messages", { params: { path: { number } } });

/** Every page of a list that is short by nature. */
async function whole<T>(page: (cursor?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(cursor);
    items.push(...answer.items);
    cursor = answer.next;
  } while (cursor);
  return items;
}

const from = (cursor?: string) => ({ params: { query: { limit: 200, ...(cursor ? { cursor } : {}) } } });
export const senders = () => whole((cursor) => body(server.GET("/v1/senders", from(cursor))));
export const testSender = (sender: string, to: string, channels: Channel[], mode: Mode) =>
  body(
    server.POST("/v1/senders/{sender}/test", {
      params: { path: { sender } },
      body: { to, channels, mode },
    }),
  );
export const users = () => whole((cursor) => body(server.GET("/v1/users", from(cursor))));
export const links = () => whole((cursor) => body(server.GET("/v1/links", from(cursor))));
export const testLink = (link: string) =>
  body(server.POST("/v1/links/{link}/test", { params: { path: { link } } }));
