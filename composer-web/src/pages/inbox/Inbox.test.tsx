import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import type { Conversation, Word } from "../../api/types";
import { speak } from "../../i18n";
import { hushDone } from "../../shell/done";
import { type Asked, FakeEvents, open, serve } from "../../testing";
import { asked as filterOf, readFilter } from "./filter";

const word = (index: number, kind: Word["kind"], text: string, more: Partial<Word> = {}): Word => ({
  id: `wrd_000000000000${index}`,
  kind,
  at: `2026-11-29T06:0${index}:00Z`,
  channel: "sms",
  sender: "snd_0000000000001",
  text,
  ...more,
});
const asks = word(2, "text", "Where is it?", { message: "msg_0000000000001" });
const waits: Conversation = {
  id: "cnv_0000000000001",
  number: "+44 77•• •••001",
  mode: "live",
  last: asks,
  waitsSince: asks.at,
};
const at = `/v1/inbox/conversations/${waits.id}`;
const look = {
  channel: "rcs",
  rcs: { form: "card", cards: [{ title: "Your parcel", buttons: [] }], suggestions: [] },
};

const inbox = (more: Parameters<typeof serve>[0] = {}) =>
  serve({
    "GET /v1/inbox": () => ({ body: { items: [waits] } }),
    [`GET ${at}`]: () => ({
      body: { conversation: waits, words: { items: [asks, word(1, "tap", "Remind me")] } },
    }),
    "GET /v1/messages/msg_0000000000001/look": () => ({ body: look }),
    ...more,
  });
const sent = (asked: Asked[], method: string) => asked.filter((one) => one.method === method);

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  hushDone();
  await speak("en");
});

test("the inbox begins with those who wait, and each tab asks the server", async () => {
  const asked = inbox();
  open("/inbox");
  const row = await screen.findByTestId("conversation");
  expect(row.textContent).toContain("Where is it?");
  expect(row.textContent).toContain("Waits");
  expect(asked.some(({ path }) => path === "/v1/inbox?waiting=true")).toBe(true);
  fireEvent.click(screen.getByTestId("show-opt-outs"));
  await waitFor(() => expect(asked.some(({ path }) => path === "/v1/inbox?kind=opt-outs")).toBe(true));
});

test("a conversation stands beside the message that it answers, the oldest word first", async () => {
  inbox();
  open(`/inbox?at=${waits.id}`);
  const words = await screen.findAllByTestId("word");
  expect(words.map((one) => one.querySelector("p")?.textContent)).toEqual([
    "Tapped “Remind me”",
    "Where is it?",
  ]);
  expect(await screen.findByText("Your parcel")).toBeDefined();
});

test.each([
  ["mms", { slides: [{ seconds: 8, text: "Your parcel as a slide" }], losses: [] }, "Your parcel as a slide"],
  [
    "sms",
    { text: "Your parcel https://s", coding: "gsm7", segments: ["Your parcel in words"], losses: [] },
    "Your parcel in words",
  ],
])("what went out by %s is drawn as that", async (channel, form, words) => {
  inbox({ "GET /v1/messages/msg_0000000000001/look": () => ({ body: { channel, [channel]: form } }) });
  open(`/inbox?at=${waits.id}`);
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.getByTestId(channel)).toBeDefined();
});

test("an answer goes out once, and the field is empty after it", async () => {
  const asked = inbox({ [`POST ${at}/answers`]: () => ({ status: 202, body: { message: "msg_2" } }) });
  open(`/inbox?at=${waits.id}`);
  const field = await screen.findByTestId("answer");
  fireEvent.change(field, { target: { value: " Tomorrow. " } });
  fireEvent.click(screen.getByTestId("send-answer"));
  await screen.findByText("The answer is on its way. Its state stands beside it.");
  expect(sent(asked, "POST").map(({ body }) => body)).toEqual([{ text: "Tomorrow." }]);
  expect(field).toHaveProperty("value", "");
});

test("what could not be sent stays in the field, with the reason", async () => {
  inbox({
    [`POST ${at}/answers`]: () => ({ status: 409, body: { status: 409, title: "They opted out" } }),
  });
  open(`/inbox?at=${waits.id}`);
  const field = await screen.findByTestId("answer");
  fireEvent.change(field, { target: { value: "Tomorrow." } });
  fireEvent.click(screen.getByTestId("send-answer"));
  expect(await screen.findByText("They opted out")).toBeDefined();
  expect(field).toHaveProperty("value", "Tomorrow.");
});

test("who opted out cannot be answered, and it is said since when", async () => {
  inbox({
    [`GET ${at}`]: () => ({
      body: {
        conversation: waits,
        words: { items: [asks] },
        optedOut: { at: "2026-11-28T06:00:00Z", word: "TD" },
      },
    }),
  });
  open(`/inbox?at=${waits.id}`);
  expect((await screen.findByTestId("opted-out")).textContent).toContain("Opted out (TD) on");
  expect(screen.queryByTestId("answer")).toBeNull();
});

test("a mark as done is taken back by one press", async () => {
  const asked = inbox({ [`PATCH ${at}`]: () => ({ body: waits }) });
  open(`/inbox?at=${waits.id}`);
  fireEvent.click(await screen.findByTestId("settle"));
  await screen.findByText("Marked as done.");
  fireEvent.click(screen.getByTestId("undo-done"));
  await waitFor(() =>
    expect(sent(asked, "PATCH").map(({ body }) => body)).toEqual([{ done: true }, { done: false }]),
  );
});

test("a word that comes in is there by itself", async () => {
  let items: Conversation[] = [];
  inbox({ "GET /v1/inbox": () => ({ body: { items } }) });
  open("/inbox");
  expect(await screen.findByText("Nobody waits for an answer")).toBeDefined();
  items = [waits];
  act(() => FakeEvents.tell({ message: "msg_0000000000001", kind: "replied" }));
  expect(await screen.findByText("Where is it?")).toBeDefined();
});

test("whose role only reads is told who answers", async () => {
  signedIn.setState({ session: { ...session, scopes: ["contacts:read"] } });
  inbox();
  open(`/inbox?at=${waits.id}`);
  expect(await screen.findByText(/answering is for others/)).toBeDefined();
  expect(screen.queryByTestId("settle")).toBeNull();
});

test("the address keeps what it knows and leaves out the rest", () => {
  expect(readFilter({ show: "taps", mode: "test", number: 447700900001, at: "cnv_1", x: 1 })).toEqual({
    show: "taps",
    mode: "test",
    number: "+447700900001",
    at: "cnv_1",
  });
  expect(readFilter({ show: "waiting", mode: "x" })).toEqual({});
  expect(filterOf({ show: "all" })).toEqual({});
});
