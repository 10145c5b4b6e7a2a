import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { apiKeys } from "../../../dev/house";
import { scopesOf } from "../../api/roles";
import { signedIn } from "../../api/signedIn";
import { currentLanguage, speak } from "../../i18n";
import { open, serve } from "../../testing";

const sale = {
  id: "tpl_0000000000007",
  name: "Spring sale",
  version: 1,
  kind: "promotional",
  locales: ["en"],
  updatedAt: "2026-11-29T06:00:00Z",
};
const answers = {
  "GET /v1/messages": () => ({ body: { items: [] } }),
  "GET /v1/api-keys": () => ({ body: { items: apiKeys } }),
  "GET /v1/templates": ({ path }: { path: string }) => ({
    body: { items: path.includes("search=spring") ? [sale] : [] },
  }),
};

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

/** Opens a page and, by the keyboard, the palette over it. */
async function palette(path = "/messages") {
  const page = open(path);
  await screen.findByTestId("nav-go-to");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  return { ...page, field: await screen.findByTestId<HTMLInputElement>("palette-field") };
}

const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const offers = () => screen.queryAllByTestId("offer").map((offer) => offer.textContent);
const selected = () => {
  const [one, ...more] = screen.getAllByTestId("offer").filter((offer) => offer.ariaSelected === "true");
  expect(more).toEqual([]);
  return one;
};

test("Ctrl with K opens it, a name narrows it, arrows choose and Enter goes there", async () => {
  serve(answers);
  const { router, field } = await palette();
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(offers()).toContain("Audit");
  type(field, "key");
  expect(offers()).toEqual(["API keys", "Keyboard shortcuts"]);
  expect(field.getAttribute("aria-activedescendant")).toBe(selected()?.id);
  fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(selected()?.textContent).toBe("Keyboard shortcuts");
  fireEvent.keyDown(field, { key: "ArrowDown" });
  expect(selected()?.textContent).toBe("API keys");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(await screen.findAllByTestId("key")).toHaveLength(3);
  expect(router.state.location.pathname).toBe("/settings/api-keys");
  await waitFor(() => expect(screen.queryByTestId("palette")).toBeNull());
});

test("pages are found by their name in either language", async () => {
  serve(answers);
  const { field } = await palette();
  type(field, "手机墙");
  expect(offers()).toEqual(["Handsets"]);
});

test("a template is found on the server by its name and opens", async () => {
  const asked = serve(answers);
  const { router, field } = await palette();
  type(field, "spring");
  fireEvent.click(await screen.findByText("Spring sale"));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/templates/${sale.id}`));
  expect(asked.some((one) => one.path === "/v1/templates?limit=60&search=spring")).toBe(true);
});

test("a whole number leads to its messages, an id to the message", async () => {
  serve(answers);
  const { router, field } = await palette("/wall");
  type(field, "msg_0000000000003");
  expect(offers()[0]).toBe("Message msg_0000000000003");
  type(field, "+44 7700 900123");
  expect(offers()[0]).toBe("Messages to +44 7700 900123");
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(router.state.location.search).toEqual({ to: "+447700900123" }));
});

test("what nothing is called says what can be typed; a search that fails leaves the rest", async () => {
  serve({ ...answers, "GET /v1/templates": () => ({ status: 503, body: { title: "Busy" } }) });
  const { field } = await palette();
  type(field, "audit");
  expect(await screen.findByText(/cannot be searched now/)).toBeDefined();
  expect(offers()).toEqual(["Audit"]);
  type(field, "zzz");
  expect(offers()).toEqual([]);
});

test("actions are done: the language changes, and a template that cannot be made is told", async () => {
  serve({ ...answers, "POST /v1/templates": () => ({ status: 403, body: { title: "No" } }) });
  const { field } = await palette();
  type(field, "new template");
  fireEvent.keyDown(field, { key: "Enter" });
  expect((await screen.findByTestId("problem")).textContent).toContain("Your role may not do this.");
  type(field, "中文");
  fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(currentLanguage()).toBe("zh-CN"));
});

test("a role is offered only what it may see", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.analyst] } });
  serve(answers);
  await palette();
  expect(offers()).toContain("Limits");
  for (const not of ["Webhooks", "Opt-outs", "Handsets", "New template"]) expect(offers()).not.toContain(not);
});

test("a question mark tells the keys, but is a letter where one types", async () => {
  serve(answers);
  open("/messages");
  fireEvent.keyDown(await screen.findByTestId("filter-number"), { key: "?" });
  expect(screen.queryByTestId("keys")).toBeNull();
  fireEvent.keyDown(document.body, { key: "?" });
  expect((await screen.findByTestId("keys")).textContent).toContain("Duplicate the chosen card");
  fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  expect(screen.queryByTestId("palette")).toBeNull();
});

test("the menu of the account leads to both, for those without a keyboard", async () => {
  serve(answers);
  open("/messages");
  fireEvent.click(await screen.findByTestId("account"));
  fireEvent.click(await screen.findByTestId("shortcuts"));
  expect(await screen.findByTestId("keys")).toBeDefined();
});
