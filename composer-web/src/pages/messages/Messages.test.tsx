import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import * as data from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { FakeEvents, open, serve } from "../../testing";

beforeEach(async () => {
  signedIn.setState({ session: data.session, expired: false });
  await speak("en");
});

const page = (from: number, to: number, next?: string) => ({
  body: { items: data.messages.slice(from, to), next },
});

test("older messages come by the cursor of the page before", async () => {
  const asked = serve({
    "GET /v1/messages": (one) => (one.path.includes("cursor=c2") ? page(3, 5) : page(0, 3, "c2")),
  });
  open("/messages");
  fireEvent.click(await screen.findByTestId("more"));
  expect(await screen.findByText("That is all: 5 messages.")).toBeDefined();
  expect(asked.map((one) => one.path)).toEqual(["/v1/messages?zone=UTC", "/v1/messages?cursor=c2&zone=UTC"]);
});

test("a filter goes into the address and to the server", async () => {
  const asked = serve({ "GET /v1/messages": () => page(0, 3) });
  const { router } = open("/messages");
  fireEvent.change(await screen.findByTestId("filter-state"), { target: { value: "blocked" } });
  await waitFor(() => expect(asked.at(-1)?.path).toBe("/v1/messages?state=blocked&zone=UTC"));
  expect(router.state.location.search).toEqual({ state: "blocked" });
});

test("a state that changes appears by itself", async () => {
  let state = "sending";
  serve({ "GET /v1/messages": () => ({ body: { items: [{ ...data.messages[0], state }] } }) });
  open("/messages");
  expect(await screen.findByText("Sending", { selector: "span" })).toBeDefined();
  state = "delivered";
  FakeEvents.tell({ message: data.messages[0]?.id });
  expect(await screen.findByText("Delivered", { selector: "span" })).toBeDefined();
});

test("why a message is blocked stands in its row", async () => {
  serve({ "GET /v1/messages": () => page(10, 11) });
  open("/messages");
  const row = await screen.findByTestId("message");
  expect(within(row).getByText("Opted out on 1 March by replying TD.")).toBeDefined();
});

test("arrow keys go from row to row", async () => {
  serve({ "GET /v1/messages": () => page(0, 3) });
  open("/messages");
  const [first, second] = await screen.findAllByRole("link", { name: /7700/ });
  first?.focus();
  fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement).toBe(second);
});

test("an empty list offers the next step", async () => {
  serve({ "GET /v1/messages": () => page(0, 0) });
  open("/messages");
  expect((await screen.findByRole("link", { name: "Read how to send one" })).getAttribute("href")).toBe(
    "/docs",
  );
});

test("a session that ends leads to the sign-in and back", async () => {
  serve({ "GET /v1/messages": () => ({ status: 401, body: { title: "Not signed in", status: 401 } }) });
  open("/messages");
  await waitFor(() => expect(signedIn.getState().expired).toBe(true));
});

test("a server that does not answer is told in words with a remedy", async () => {
  serve({});
  globalThis.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  open("/messages");
  expect((await screen.findByRole("alert")).textContent).toContain("The server does not answer");
});
