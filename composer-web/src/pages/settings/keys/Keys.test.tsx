import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { session } from "../../../../dev/data";
import { apiKeys } from "../../../../dev/house";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";

const answers = { "GET /v1/api-keys": () => ({ body: { items: apiKeys } }) };

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("a key is made for what was chosen, and shown once", async () => {
  const asked = serve({
    ...answers,
    "POST /v1/api-keys": () => ({ status: 201, body: { key: apiKeys[0], secret: "cw_live_whole" } }),
  });
  open("/settings/api-keys");
  fireEvent.click(await screen.findByTestId("new-key"));
  fireEvent.change(await screen.findByTestId("key-name"), { target: { value: " Shop " } });
  fireEvent.change(screen.getByTestId("key-mode"), { target: { value: "live" } });
  fireEvent.click(screen.getByLabelText("Read opt-outs"));
  fireEvent.click(screen.getByTestId("make-key"));
  expect((await screen.findByTestId<HTMLInputElement>("secret")).value).toBe("cw_live_whole");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    name: "Shop",
    mode: "live",
    scopes: ["messages:send", "messages:read", "contacts:read"],
  });
});

test("the key is copied by one press; without a clipboard it says how", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
  serve({
    ...answers,
    "POST /v1/api-keys": () => ({ status: 201, body: { key: apiKeys[0], secret: "cw_test_whole" } }),
  });
  open("/settings/api-keys");
  fireEvent.click(await screen.findByTestId("new-key"));
  fireEvent.change(await screen.findByTestId("key-name"), { target: { value: "Shop" } });
  fireEvent.click(screen.getByTestId("make-key"));
  fireEvent.click(await screen.findByTestId("copy"));
  expect(await screen.findByText("Copied")).toBeDefined();
  expect(writeText).toHaveBeenCalledWith("cw_test_whole");
  writeText.mockRejectedValueOnce(new Error("not allowed"));
  fireEvent.click(screen.getByTestId("copy"));
  expect(await screen.findByText(/lends no clipboard/)).toBeDefined();
});

test("a key with an end asks for a time that lies ahead", async () => {
  const asked = serve({ ...answers, "POST /v1/api-keys": () => ({ status: 403, body: { title: "No" } }) });
  open("/settings/api-keys");
  fireEvent.click(await screen.findByTestId("new-key"));
  fireEvent.change(await screen.findByTestId("key-name"), { target: { value: "Shop" } });
  fireEvent.change(screen.getByTestId("key-life"), { target: { value: "30" } });
  fireEvent.click(screen.getByTestId("make-key"));
  expect((await screen.findByTestId("problem")).textContent).toContain("Your role may not do this.");
  const body = asked.find((one) => one.method === "POST")?.body;
  expect(Date.parse((body as { expiresAt: string }).expiresAt)).toBeGreaterThan(Date.now());
});

test("a key without a name or a right is not asked for", async () => {
  const asked = serve(answers);
  open("/settings/api-keys");
  fireEvent.click(await screen.findByTestId("new-key"));
  fireEvent.click(await screen.findByLabelText("Send messages"));
  fireEvent.click(screen.getByLabelText("Read messages"));
  fireEvent.click(screen.getByTestId("make-key"));
  expect(await screen.findByText("Choose at least one.")).toBeDefined();
  expect(screen.getByText(/Give a name/)).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("a key is revoked after a question; one that is revoked offers it no more", async () => {
  const asked = serve({
    ...answers,
    [`DELETE /v1/api-keys/${apiKeys[0]?.id}`]: () => ({ status: 204 }),
  });
  open("/settings/api-keys");
  const [live, , old] = await screen.findAllByTestId("key");
  expect(old?.textContent).toContain("Revoked");
  expect(within(old as HTMLElement).queryByTestId("revoke")).toBeNull();
  fireEvent.click(within(live as HTMLElement).getByTestId("revoke"));
  expect(asked.every((one) => one.method === "GET")).toBe(true);
  fireEvent.click(await screen.findByTestId("confirm"));
  await waitFor(() => expect(asked.some((one) => one.method === "DELETE")).toBe(true));
});

test("no keys yet: the page offers to make one, to those who may", async () => {
  serve({ "GET /v1/api-keys": () => ({ body: { items: [] } }) });
  const { unmount } = open("/settings/api-keys");
  const empty = within(await screen.findByTestId("empty"));
  fireEvent.click(empty.getByRole("button", { name: "Make a key" }));
  expect(await screen.findByTestId("key-form")).toBeDefined();
  unmount();
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.designer] } });
  open("/settings/api-keys");
  expect(within(await screen.findByTestId("empty")).queryByRole("button")).toBeNull();
});
