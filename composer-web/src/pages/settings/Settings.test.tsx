import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { findings, links, senders } from "../../../dev/settings";
import { scopesOf } from "../../api/roles";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";

const testing = `POST /v1/senders/${senders[0]?.id}/test`;
const answers = {
  "GET /v1/senders": () => ({ body: { items: senders } }),
  "GET /v1/links": () => ({ body: { items: links } }),
};

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

/** What stands in the entry of that name. */
async function entry(name: string) {
  const heading = await screen.findByRole("heading", { name });
  return within(heading.closest("li") ?? heading);
}

test("the settings open with the senders, each with its address on every channel", async () => {
  serve(answers);
  const { router } = open("/settings");
  const codes = await entry("Codes");
  expect(codes.getByText("NORTHWIND")).toBeDefined();
  expect(codes.getAllByText("no address")).toHaveLength(2);
  expect(router.state.location.pathname).toBe("/settings/senders");
});

test("a test goes out over the sandbox on every channel of the sender, and each channel is told in words", async () => {
  const asked = serve({
    ...answers,
    [testing]: () => ({ body: { ok: false, mode: "test", channels: findings } }),
  });
  open("/settings/senders");
  const tea = await entry("北风茶");
  fireEvent.change(tea.getByTestId("test-number"), { target: { value: "+44 7700 900-001" } });
  fireEvent.click(tea.getByTestId("test-sender"));
  const [taken, down] = await tea.findAllByTestId("finding");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    to: "+447700900001",
    channels: ["rcs", "mms", "sms"],
    mode: "test",
  });
  expect(taken?.textContent).toContain("The carrier behind rbm-uk took it.");
  expect(down?.textContent).toContain("Test the link; its state says what is missing.");
  expect(tea.getByRole("link", { name: "Its story" }).getAttribute("href")).toBe(
    `/messages/${findings[0]?.message}`,
  );
});

test("one channel over live links can be chosen", async () => {
  const asked = serve({ ...answers, [testing]: () => ({ body: { ok: true, mode: "live", channels: [] } }) });
  open("/settings/senders");
  const tea = await entry("北风茶");
  fireEvent.change(tea.getByTestId("test-number"), { target: { value: "+447700900001" } });
  fireEvent.change(tea.getByLabelText("Channel"), { target: { value: "sms" } });
  fireEvent.change(tea.getByLabelText("Over"), { target: { value: "live" } });
  fireEvent.click(tea.getByTestId("test-sender"));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.body).toMatchObject({
      channels: ["sms"],
      mode: "live",
    }),
  );
});

test("what is no number is told before the server is asked", async () => {
  const asked = serve(answers);
  open("/settings/senders");
  const tea = await entry("北风茶");
  fireEvent.change(tea.getByTestId("test-number"), { target: { value: "0770" } });
  fireEvent.click(tea.getByTestId("test-sender"));
  expect(tea.getByText("A number starts with + and has 8 to 15 digits.")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("what the server says of the number stands beside the field", async () => {
  const errors = [{ pointer: "/to", code: "bad-number", detail: "This country has no such number." }];
  serve({
    ...answers,
    [testing]: () => ({ status: 422, body: { title: "One field", status: 422, errors } }),
  });
  open("/settings/senders");
  const tea = await entry("北风茶");
  fireEvent.change(tea.getByTestId("test-number"), { target: { value: "+449999999999" } });
  fireEvent.click(tea.getByTestId("test-sender"));
  expect(await tea.findByText("This country has no such number.")).toBeDefined();
  expect(tea.queryByTestId("problem")).toBeNull();
});

test("a link shows why it is down, and tells what its carrier answers to a test", async () => {
  const sentence = "The carrier took the login.";
  serve({
    ...answers,
    [`POST /v1/links/${links[1]?.id}/test`]: () => ({ body: { ok: true, sentence, milliseconds: 12 } }),
  });
  open("/settings/links");
  const mms = await entry("mms-uk");
  expect(mms.getByText("Connection refused")).toBeDefined();
  expect(mms.getByText(/numbers: \+44, \+353/)).toBeDefined();
  fireEvent.click(mms.getByRole("button", { name: "Test mms-uk" }));
  expect((await mms.findByTestId("finding")).textContent).toBe("The carrier took the login. (12 ms)");
});

test("who may not test a link is told so beside it", async () => {
  serve({
    ...answers,
    [`POST /v1/links/${links[0]?.id}/test`]: () => ({ status: 403, body: { title: "No", status: 403 } }),
  });
  open("/settings/links");
  const rcs = await entry("rbm-uk");
  fireEvent.click(rcs.getByTestId("test-link"));
  expect((await rcs.findByRole("alert")).textContent).toContain("Your role may not do this.");
});

test("a long list of links is read to its end", async () => {
  const asked = serve({
    "GET /v1/links": (one) => ({
      body: one.path.includes("cursor=c2")
        ? { items: links.slice(1) }
        : { items: links.slice(0, 1), next: "c2" },
    }),
  });
  open("/settings/links");
  expect(await screen.findAllByTestId("link")).toHaveLength(3);
  expect(asked.map((one) => one.path)).toEqual(["/v1/links?limit=200", "/v1/links?limit=200&cursor=c2"]);
});

test("no senders and no links yet: each says how to make one", async () => {
  serve({
    "GET /v1/senders": () => ({ body: { items: [] } }),
    "GET /v1/links": () => ({ body: { items: [] } }),
  });
  const { router } = open("/settings/senders");
  expect((await screen.findByRole("link", { name: "Read how to make one" })).getAttribute("href")).toBe(
    "/docs#createSender",
  );
  await router.navigate({ to: "/settings/links" });
  expect((await screen.findByRole("link", { name: "Read how to add one" })).getAttribute("href")).toBe(
    "/docs#createLink",
  );
});

test("who may not send or change is offered no tests, and told who can", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.analyst] } });
  serve(answers);
  const { router } = open("/settings/senders");
  const codes = await entry("Codes");
  expect(codes.queryByTestId("test-sender")).toBeNull();
  expect(codes.getByText(/Who can: Administrator, Sender, Operator/)).toBeDefined();
  await router.navigate({ to: "/settings/links" });
  expect((await entry("mms-uk")).queryByTestId("test-link")).toBeNull();
});
