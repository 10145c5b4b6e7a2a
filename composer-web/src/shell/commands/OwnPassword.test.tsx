import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { type Asked, open, serve } from "../../testing";

const list = { "GET /v1/messages": () => ({ body: { items: [] } }) };

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

async function type(current: string, next: string) {
  open("/messages");
  fireEvent.click(await screen.findByTestId("account"));
  fireEvent.click(await screen.findByTestId("own-password-menu"));
  fireEvent.change(await screen.findByTestId("current-password"), { target: { value: current } });
  fireEvent.change(screen.getByTestId("next-password"), { target: { value: next } });
  fireEvent.click(screen.getByTestId("change-password"));
}

const put = (asked: Asked[]) => asked.find((one) => one.method === "PUT");

test("everyone changes their own password and is told that it is done", async () => {
  const asked = serve({ ...list, "PUT /v1/session/password": () => ({ status: 204 }) });
  await type("the first password", "a better long one");
  fireEvent.click(await screen.findByTestId("password-done"));
  expect(put(asked)?.body).toEqual({ current: "the first password", next: "a better long one" });
  await waitFor(() => expect(screen.queryByTestId("password-done")).toBeNull());
});

test("a wrong current password is told beside it", async () => {
  const errors = [
    { pointer: "/current", code: "wrong-password", detail: "This is not the current password" },
  ];
  serve({
    ...list,
    "PUT /v1/session/password": () => ({ status: 422, body: { title: "One field", errors } }),
  });
  await type("something else", "a better long one");
  expect(await screen.findByText("This is not the current password")).toBeDefined();
});

test("one that is too short is told before the server is asked", async () => {
  const asked = serve(list);
  await type("", "short");
  expect(await screen.findByText("Type your current password.")).toBeDefined();
  expect(screen.getAllByText("At least 12 characters.").length).toBeGreaterThan(1);
  expect(put(asked)).toBeUndefined();
});
