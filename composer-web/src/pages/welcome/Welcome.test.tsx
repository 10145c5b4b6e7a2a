import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";

const found = {
  purpose: "invitation",
  email: "lin@brand.example",
  name: "lin",
  brand: "Northwind",
  expiresAt: "2026-12-06T08:00:00Z",
};
const type = (field: string, value: string) =>
  fireEvent.change(screen.getByTestId(field), { target: { value } });

beforeEach(async () => {
  signedIn.setState({ session: undefined, expired: false });
  await speak("en");
});

test("who is invited sees for what, sets a name and a password, and is in", async () => {
  const asked = serve({
    "GET /v1/welcome/abc": () => ({ body: found }),
    "POST /v1/welcome/abc": () => ({ body: session }),
  });
  const { router } = open("/welcome/abc");
  expect(await screen.findByRole("heading", { name: "Welcome to Northwind" })).toBeDefined();
  type("welcome-password", "short");
  fireEvent.click(screen.getByTestId("welcome-done"));
  expect(await screen.findByText("At least 12 characters.")).toBeDefined();
  type("welcome-name", "Lin Wei");
  type("welcome-password", "a long enough one");
  fireEvent.click(screen.getByTestId("welcome-done"));
  await screen.findByTestId("live");
  expect(asked.find(({ method }) => method === "POST")?.body).toEqual({
    name: "Lin Wei",
    password: "a long enough one",
  });
  expect(router.state.location.pathname).not.toContain("welcome");
});

test("a lost password is replaced without a question for the name", async () => {
  serve({ "GET /v1/welcome/abc": () => ({ body: { ...found, purpose: "reset" } }) });
  open("/welcome/abc");
  expect(await screen.findByRole("button", { name: "Set the password" })).toBeDefined();
  expect(screen.queryByTestId("welcome-name")).toBeNull();
});

test("a link that was used says so and whom to ask", async () => {
  serve({ "GET /v1/welcome/abc": () => ({ status: 404, body: { title: "This link was used already" } }) });
  open("/welcome/abc");
  expect(await screen.findByText("This link does not work any more")).toBeDefined();
  expect(screen.getByRole("alert").textContent).toContain("This link was used already");
  expect(screen.getByRole("button", { name: "Go to sign-in" })).toBeDefined();
});
