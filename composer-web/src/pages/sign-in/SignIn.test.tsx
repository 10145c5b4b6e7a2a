import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";
import { insideOnly } from "./SignInPage";

beforeEach(async () => {
  signedIn.setState({ session: undefined, expired: false });
  await speak("en");
});

const refused = () => ({ status: 401, body: { title: "Not signed in", status: 401 } });

async function type(email: string, password: string) {
  fireEvent.change(await screen.findByTestId("email"), { target: { value: email } });
  fireEvent.change(screen.getByTestId("password"), { target: { value: password } });
  fireEvent.click(screen.getByTestId("sign-in"));
}

test("who is not signed in is asked to, and then stands where the address said", async () => {
  const asked = serve({
    "GET /v1/session": refused,
    "POST /v1/session": () => ({ body: session }),
    "GET /v1/messages": () => ({ body: { items: [] } }),
  });
  const { router } = open("/messages?state=blocked");
  await type("admin@localhost", "secret");
  await screen.findByText("No message matches these filters");
  expect(router.state.location.href).toBe("/messages?state=blocked");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    email: "admin@localhost",
    password: "secret",
  });
});

test("a wrong password is told in the server's words and the page stays", async () => {
  const detail = "Check both and try again.";
  serve({
    "GET /v1/session": refused,
    "POST /v1/session": () => ({
      status: 401,
      body: { title: "E-mail or password is wrong", status: 401, detail },
    }),
  });
  open("/sign-in");
  await type("admin@localhost", "wrong");
  expect((await screen.findByRole("alert")).textContent).toContain(detail);
});

test("an error of a field stands beside the field", async () => {
  const errors = [{ pointer: "/email", code: "bad-email", detail: "Write it with an @." }];
  serve({
    "GET /v1/session": refused,
    "POST /v1/session": () => ({ status: 422, body: { title: "One field", status: 422, errors } }),
  });
  open("/sign-in");
  await type("admin", "secret");
  await waitFor(() => expect(screen.getByTestId("email").getAttribute("aria-invalid")).toBe("true"));
});

test("empty fields are told before the server is asked", async () => {
  const asked = serve({ "GET /v1/session": refused });
  open("/sign-in");
  fireEvent.click(await screen.findByTestId("sign-in"));
  expect(screen.getByText("Type your password.")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("the language changes without a reload", async () => {
  serve({ "GET /v1/session": refused });
  open("/sign-in");
  fireEvent.click(await screen.findByTestId("language"));
  expect(await screen.findByRole("button", { name: "登录" })).toBeDefined();
  expect(document.documentElement.lang).toBe("zh-CN");
});

test("the company's account is offered only where there is one, and leads back to the page", async () => {
  serve({
    "GET /v1/session": refused,
    "GET /v1/session/ways": () => ({ body: { password: true, oidc: true } }),
  });
  open("/messages?state=blocked");
  const button = await screen.findByTestId("sign-in-company");
  expect(button.getAttribute("href")).toBe("/oidc/sign-in?to=%2Fmessages%3Fstate%3Dblocked");
});

test("why a provider's answer was refused is told in words, whatever the address says", async () => {
  serve({ "GET /v1/session": refused });
  open("/sign-in?refused=unknown-user");
  expect((await screen.findByTestId("refused")).textContent).toContain("Ask an administrator to invite you");
  expect(screen.queryByTestId("sign-in-company")).toBeNull();
  open("/sign-in?refused=constructor");
  await waitFor(() =>
    expect(screen.getAllByTestId("refused").at(-1)?.textContent).toContain("The sign-in was refused"),
  );
});

test("a closed door counts the seconds until it opens", async () => {
  serve({
    "GET /v1/session": refused,
    "POST /v1/session": () => ({
      status: 429,
      body: { title: "Too many", status: 429 },
      headers: { "Retry-After": "2" },
    }),
  });
  open("/sign-in");
  await type("admin@localhost", "wrong");
  expect((await screen.findByTestId("closed")).textContent).toContain("too many failed attempts");
  expect(screen.getByTestId<HTMLButtonElement>("sign-in").disabled).toBe(true);
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("sign-in").disabled).toBe(false));
  expect(screen.queryByTestId("closed")).toBeNull();
});

test("after signing in nobody is led to another site", () => {
  for (const to of ["//evil.example", "https://evil.example", "/\\evil.example", undefined]) {
    expect(insideOnly(to)).toBe("/");
  }
  expect(insideOnly("/messages/msg_1")).toBe("/messages/msg_1");
});
