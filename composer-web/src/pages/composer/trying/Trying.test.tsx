import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { detail, explanation, messages, session } from "../../../../dev/data";
import { handsets } from "../../../../dev/handsets";
import { signedIn } from "../../../api/signedIn";
import type { Scope } from "../../../api/types";
import { speak } from "../../../i18n";
import { type Asked, FakeEvents, open } from "../../../testing";
import { bench, ID } from "../testing";

const message = messages[0]?.id ?? "";
const second = handsets[1]?.handset;
const mayAll: Scope[] = ["content:read", "content:write", "sandbox", "messages:read", "messages:send"];

const answers = {
  "GET /v1/sandbox/handsets": () => ({ body: { items: handsets.map(({ handset }) => handset) } }),
  "POST /v1/test-sends": () => ({ status: 202, body: { submission: "sub_1", message, to: "+44" } }),
  [`GET /v1/messages/${message}`]: () => ({ body: detail(message) }),
  [`GET /v1/messages/${message}/explain`]: () => ({ body: explanation(message, false) }),
  "GET /v1/links": () => ({ body: { items: [] } }),
};
const sent = (asked: Asked[]) =>
  asked.filter(({ path }) => path === "/v1/test-sends").map(({ body }) => body as Record<string, unknown>);
const openMenu = async () => fireEvent.click(await screen.findByTestId("test"));

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: mayAll }, expired: false });
  await speak("en");
});

test("two clicks send the card as it stands to the handset of last time, and follow the message", async () => {
  const asked = bench(answers);
  open(`/templates/${ID}`);
  fireEvent.change(await screen.findByTestId("field-title"), { target: { value: "Not saved yet" } });
  await openMenu();
  await waitFor(() => expect(screen.getByTestId("test-handset").children.length).toBeGreaterThan(1));
  fireEvent.change(screen.getByTestId("test-handset"), { target: { value: second?.number } });
  fireEvent.click(screen.getByTestId("send-test"));
  expect((await screen.findByTestId("followed")).textContent).toContain(second?.name);
  expect(sent(asked)[0]).toMatchObject({
    to: second?.number,
    mode: "test",
    locale: "en",
    card: { cards: [{ title: "Not saved yet" }] },
  });
  await openMenu();
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("send-test").disabled).toBe(false));
  fireEvent.click(screen.getByTestId("send-test"));
  await waitFor(() => expect(sent(asked)[1]?.to).toBe(second?.number));
});

test("what the carrier tells moves the steps on", async () => {
  let read = false;
  bench({
    ...answers,
    [`GET /v1/messages/${message}`]: () => {
      const found = detail(message);
      return { body: { ...found, message: { ...found?.message, state: "delivered", read, clicked: false } } };
    },
  });
  open(`/templates/${ID}`);
  await openMenu();
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("send-test").disabled).toBe(false));
  fireEvent.click(screen.getByTestId("send-test"));
  await waitFor(() => expect(screen.getByTestId("step-delivered").dataset.done).toBe("true"));
  expect(screen.getByTestId("step-read").dataset.done).toBe("false");
  read = true;
  FakeEvents.tell({ message, kind: "read" });
  await waitFor(() => expect(screen.getByTestId("step-read").dataset.done).toBe("true"));
});

test("to a real phone goes only who may send, and who has no link is told before", async () => {
  const asked = bench(answers);
  open(`/templates/${ID}`);
  await openMenu();
  fireEvent.click(await screen.findByTestId("choose-live"));
  expect(await screen.findByText(/No link leads to a carrier yet/)).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("send-test").disabled).toBe(true);
  fireEvent.change(screen.getByTestId("test-phone"), { target: { value: "00 86 138 0013 8000" } });
  fireEvent.click(screen.getByTestId("send-test"));
  await waitFor(() => expect(sent(asked)[0]).toMatchObject({ to: "+8613800138000", mode: "live" }));
});

test("a designer tests on the wall alone", async () => {
  signedIn.setState({ session: { ...session, scopes: mayAll.filter((scope) => scope !== "messages:send") } });
  bench(answers);
  open(`/templates/${ID}`);
  await openMenu();
  fireEvent.click(await screen.findByTestId("choose-live"));
  expect(screen.queryByTestId("test-phone")).toBeNull();
  expect(screen.getByText(/ask an administrator/)).toBeTruthy();
});

test("an unfinished card is not sent", async () => {
  bench(answers);
  open(`/templates/${ID}`);
  fireEvent.change(await screen.findByTestId("field-title"), { target: { value: "" } });
  await openMenu();
  expect(await screen.findByText(/The card is unfinished/)).toBeTruthy();
  expect(screen.getByTestId<HTMLButtonElement>("send-test").disabled).toBe(true);
});
