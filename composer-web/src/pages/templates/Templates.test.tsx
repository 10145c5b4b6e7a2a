import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import type { TemplateSummary } from "../../api/types";
import { blank } from "../../document/blank";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";

const summary = (index: number, name: string): TemplateSummary => ({
  id: `tpl_000000000000${index}`,
  name,
  version: 1,
  kind: "service",
  locales: ["en", "zh-CN"],
  updatedAt: "2026-11-29T06:00:00Z",
});
const sale = summary(1, "Spring sale");
const stored = { ...sale, card: blank("x", "en", "Half off").card, createdAt: sale.updatedAt };
const writer = { ...session, scopes: ["content:read" as const, "content:write" as const] };

beforeEach(async () => {
  signedIn.setState({ session: writer, expired: false });
  await speak("en");
});

test("templates are found by name on the server", async () => {
  const asked = serve({
    "GET /v1/templates": ({ path }) => ({ body: { items: path.includes("search=parcel") ? [] : [sale] } }),
  });
  open("/templates");
  expect((await screen.findByTestId("open-template")).getAttribute("href")).toBe(`/templates/${sale.id}`);
  fireEvent.change(screen.getByTestId("find-template"), { target: { value: "parcel" } });
  expect(await screen.findByText("No template has this name")).toBeDefined();
  expect(asked.some((one) => one.path.includes("search=parcel"))).toBe(true);
});

test("a template is duplicated under a name of its own", async () => {
  const asked = serve({
    "GET /v1/templates": () => ({ body: { items: [sale] } }),
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
    }),
  );
});

test("a template is put away only after a yes", async () => {
  const asked = serve({
    "GET /v1/templates": () => ({ body: { items: [sale] } }),
    [`DELETE /v1/templates/${sale.id}`]: () => ({ status: 204 }),
  });
  open("/templates");
  fireEvent.click(await screen.findByTestId("tile-menu"));
  fireEvent.click(await screen.findByTestId("archive-template"));
  expect(await screen.findByText("Put “Spring sale” away?")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
  fireEvent.click(screen.getByTestId("archive-yes"));
  await waitFor(() => expect(asked.some((one) => one.method === "DELETE")).toBe(true));
});

test("an empty library offers the first card, but only to who may write", async () => {
  serve({ "GET /v1/templates": () => ({ body: { items: [] } }) });
  open("/templates");
  expect(await screen.findByRole("button", { name: "Write the first card" })).toBeDefined();
  signedIn.setState({ session: { ...session, scopes: ["content:read"] } });
  await waitFor(() => expect(screen.queryByRole("button", { name: "Write the first card" })).toBeNull());
});
