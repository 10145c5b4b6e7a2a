import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import type { TemplateSummary } from "../../api/types";
import { blank } from "../../document/blank";
import { speak } from "../../i18n";
import { hushDone } from "../../shell/done";
import { type Asked, open, serve } from "../../testing";
import { below, readTags, tidyPath } from "./folders";
import { undoing } from "./useFiling";

const summary = (index: number, name: string, more: Partial<TemplateSummary> = {}): TemplateSummary => ({
  id: `tpl_000000000000${index}`,
  name,
  version: 1,
  kind: "service",
  locales: ["en", "zh-CN"],
  folder: "",
  tags: [],
  updatedAt: "2026-11-29T06:00:00Z",
  ...more,
});
const look = {
  form: "card" as const,
  cards: [{ title: "Half off", buttons: [{ label: "Buy", action: { type: "openUrl" } }] }],
  suggestions: [],
};
const sale = summary(1, "Spring sale", { folder: "Shop/Spring", tags: ["sale"], look });
const parcel = summary(2, "Parcel");
const stored = { ...sale, card: blank("x", "en", "Half off").card, createdAt: sale.updatedAt };
const outline = {
  folders: [{ path: "Shop/Spring", templates: 1 }],
  tags: [{ name: "sale", templates: 1 }],
  templates: 2,
  archived: 3,
};
const writer = { ...session, scopes: ["content:read" as const, "content:write" as const] };

/** A library that answers every list with these. */
const shelf = (items: TemplateSummary[], more: Parameters<typeof serve>[0] = {}) =>
  serve({
    "GET /v1/templates": () => ({ body: { items } }),
    "GET /v1/template-outline": () => ({ body: outline }),
    "PATCH /v1/templates": () => ({ status: 204 }),
    ...more,
  });
const filings = (asked: Asked[]) => asked.filter(({ method }) => method === "PATCH").map(({ body }) => body);

beforeEach(async () => {
  signedIn.setState({ session: writer, expired: false });
  hushDone();
  await speak("en");
});

test("a tile looks as the server says that RCS looks, and opens its template", async () => {
  shelf([sale]);
  open("/templates");
  expect((await screen.findByTestId("open-template")).getAttribute("href")).toBe(`/templates/${sale.id}`);
  expect(screen.getByTestId("glance").textContent).toContain("Half off");
  expect(screen.getByTestId("template").textContent).toContain("Shop/Spring");
});

test("what is sought stands in the address and is found by the server", async () => {
  const asked = serve({
    "GET /v1/templates": ({ path }) => ({ body: { items: path.includes("search=parcel") ? [] : [sale] } }),
    "GET /v1/template-outline": () => ({ body: outline }),
  });
  const { router } = open("/templates");
  await screen.findByTestId("open-template");
  fireEvent.change(screen.getByTestId("find-template"), { target: { value: "parcel" } });
  expect(await screen.findByText("Nothing matches these filters")).toBeDefined();
  expect(asked.some((one) => one.path.includes("search=parcel"))).toBe(true);
  expect(router.state.location.search).toEqual({ find: "parcel" });
  fireEvent.click(screen.getAllByRole("button", { name: "Clear filters" })[0] as HTMLElement);
  await screen.findByTestId("open-template");
});

test("folders lead down and their trail leads up", async () => {
  const asked = shelf([sale]);
  open("/templates");
  fireEvent.click(await screen.findByTitle("Shop, 1 templates"));
  fireEvent.click(await screen.findByTitle("Spring, 1 templates"));
  await waitFor(() => expect(asked.some(({ path }) => path.includes("folder=Shop%2FSpring"))).toBe(true));
  const way = within(screen.getByTestId("trail"));
  expect(way.getByRole("link", { name: "Shop" }).getAttribute("href")).toContain("folder=Shop");
  expect(way.getByRole("link", { name: "All templates" }).getAttribute("href")).toBe("/templates");
});

test("a template is duplicated under a name of its own, in the same folder", async () => {
  const asked = shelf([sale], {
    [`GET /v1/templates/${sale.id}`]: () => ({ body: stored }),
    "POST /v1/templates": () => ({ status: 201, body: stored }),
  });
  open("/templates");
  fireEvent.click(await screen.findByTestId("tile-menu"));
  fireEvent.click(await screen.findByTestId("duplicate-template"));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.body).toEqual({
      name: "Spring sale (copy)",
      card: stored.card,
      folder: "Shop/Spring",
      tags: ["sale"],
    }),
  );
  expect(asked.find((one) => one.method === "POST")?.headers.get("Idempotency-Key")).toMatch(/^\w{32}$/);
});

test("a template is put away at once, and one press brings it back", async () => {
  const asked = shelf([sale]);
  open("/templates");
  fireEvent.click(await screen.findByTestId("tile-menu"));
  fireEvent.click(await screen.findByTestId("archive-template"));
  expect((await screen.findByTestId("done")).textContent).toContain("“Spring sale” was put away");
  fireEvent.click(screen.getByTestId("undo-done"));
  await waitFor(() =>
    expect(filings(asked)).toEqual([
      { templates: [sale.id], archived: true },
      { archived: false, templates: [sale.id] },
    ]),
  );
});

test("several are moved at once, and the way back leads each to its own folder", async () => {
  const asked = shelf([sale, parcel]);
  open("/templates");
  for (const box of await screen.findAllByTestId("choose-template")) fireEvent.click(box);
  fireEvent.click(screen.getByTestId("move-selected"));
  fireEvent.change(await screen.findByTestId("move-to"), { target: { value: " Old / Mail " } });
  fireEvent.click(screen.getByTestId("move-do"));
  await screen.findByText("2 templates lie in Old/Mail now.");
  fireEvent.click(screen.getByTestId("undo-done"));
  await waitFor(() =>
    expect(filings(asked)).toEqual([
      { templates: [sale.id, parcel.id], folder: "Old/Mail" },
      { folder: "Shop/Spring", templates: [sale.id] },
      { folder: "", templates: [parcel.id] },
    ]),
  );
});

test("tags are added and taken off, and a tag that was there before stays after the way back", () => {
  const change = { addTags: ["sale", "new"], removeTags: ["old"] };
  expect(undoing([sale, { ...parcel, tags: ["old"] }], change)).toEqual([
    { removeTags: ["new"], templates: [sale.id] },
    { removeTags: ["sale", "new"], addTags: ["old"], templates: [parcel.id] },
  ]);
});

test("folders count what lies in them and below them", () => {
  const folders = [
    { path: "a", templates: 2 },
    { path: "a/b", templates: 3 },
    { path: "ab", templates: 4 },
  ];
  expect(below(folders, "")).toEqual([
    { path: "a", name: "a", count: 5 },
    { path: "ab", name: "ab", count: 4 },
  ]);
  expect(below(folders, "a")).toEqual([{ path: "a/b", name: "b", count: 3 }]);
  expect(tidyPath(" /a// b /")).toBe("a/b");
  expect(readTags("Sale，new, sale")).toEqual(["sale", "new"]);
});

test("one press makes a template of a starter and opens it", async () => {
  const starter = {
    id: "birthday",
    name: "Birthday",
    about: "A wish",
    kind: "promotional",
    locales: ["en"],
    card: {},
    pictures: {},
    look,
  };
  const asked = shelf([sale], {
    "GET /v1/starters": () => ({ body: { items: [starter] } }),
    "POST /v1/starters/birthday": () => ({ status: 201, body: stored }),
    [`GET /v1/templates/${sale.id}`]: () => ({ body: stored }),
  });
  const { router } = open("/templates?starters=true");
  fireEvent.click(await screen.findByRole("button", { name: "Take this: “Birthday”" }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/templates/${sale.id}`));
  expect(asked.filter(({ method }) => method === "POST")).toHaveLength(1);
});

test("a file that is no card makes no template and says why", async () => {
  const asked = shelf([sale]);
  open("/templates");
  await screen.findByTestId("open-template");
  const file = new File(['{"version":1}'], "x.json", { type: "application/json" });
  fireEvent.change(screen.getByTestId("import-template"), { target: { files: [file] } });
  expect(await screen.findByText("This file is no card, so no template was made of it.")).toBeDefined();
  expect(asked.some(({ method }) => method === "POST")).toBe(false);
});

test("an empty library offers the first card and the starters, but only to who may write", async () => {
  shelf([], { "GET /v1/starters": () => ({ body: { items: [] } }) });
  open("/templates");
  expect(await screen.findByRole("button", { name: "Write the first card" })).toBeDefined();
  expect(screen.getByRole("heading", { name: "Starters" })).toBeDefined();
  signedIn.setState({ session: { ...session, scopes: ["content:read"] } });
  await waitFor(() => expect(screen.queryByRole("button", { name: "Write the first card" })).toBeNull());
  expect(screen.queryByTestId("starters")).toBeNull();
});

test("whoever sends finds it in a tile's menu, and nothing that writes", async () => {
  signedIn.setState({ session: { ...session, scopes: ["content:read", "messages:send"] } });
  shelf([sale]);
  open("/templates");
  fireEvent.click(await screen.findByTestId("tile-menu"));
  expect((await screen.findByTestId("send-template")).getAttribute("href")).toBe(`/send/${sale.id}`);
  expect(screen.queryByTestId("archive-template")).toBeNull();
});

test("a tile says how far it is approved, and what waits is found", async () => {
  const asked = shelf([{ ...sale, version: 4, approvedVersion: 3 }], {
    "GET /v1/approval-rule": () => ({ body: { approvedOnly: true, approvers: [] } }),
  });
  open("/templates");
  expect((await screen.findByTestId("approval")).textContent).toBe("Changed since v3");
  fireEvent.change(await screen.findByTestId("filter-approval"), { target: { value: "waiting" } });
  await waitFor(() => expect(asked.some(({ path }) => path.includes("approval=waiting"))).toBe(true));
});
