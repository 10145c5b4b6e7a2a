import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { session } from "../../../dev/data";
import { ProblemError } from "../../api/problem";
import { signedIn } from "../../api/signedIn";
import type { Asset, AssetUse, Rendition } from "../../api/types";
import { blank } from "../../document/blank";
import { speak } from "../../i18n";
import { hushDone } from "../../shell/done";
import { type Asked, open, serve } from "../../testing";
import { readTarget } from "./target";
import { makeUploads } from "./uploads";

const asset = (index: number, name: string, more: Partial<Asset> = {}): Asset => ({
  id: `ast_000000000000${index}`,
  name,
  contentType: "image/jpeg",
  bytes: 204_800,
  width: 1200,
  height: 900,
  sha256: "",
  createdAt: "2026-11-29T06:00:00Z",
  templates: 0,
  ...more,
});
const photo = asset(1, "photo.jpg", { templates: 2 });
const other = asset(2, "other.jpg");
const use = (index: number, name: string, more: Partial<AssetUse> = {}): AssetUse => ({
  template: `tpl_000000000000${index}`,
  name,
  archived: false,
  now: true,
  firstVersion: 1,
  lastVersion: 3,
  ...more,
});
const uses = [use(1, "Sale"), use(2, "Tea"), use(3, "Old", { now: false })];
const made: Rendition = {
  target: "p3_102400_640x640_jpeg-png-gif_baseline",
  state: "made",
  bytes: 101_376,
  width: 640,
  height: 480,
  score: 61.7,
};

const library = (more: Parameters<typeof serve>[0] = {}) =>
  serve({
    "GET /v1/assets": () => ({ body: { items: [photo, other] } }),
    [`GET /v1/assets/${photo.id}`]: () => ({ body: photo }),
    [`GET /v1/assets/${photo.id}/uses`]: () => ({ body: { items: uses } }),
    [`GET /v1/assets/${photo.id}/renditions`]: () => ({ body: { items: [made] } }),
    ...more,
  });
const sent = (asked: Asked[], method: string) => asked.filter((one) => one.method === method);

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  hushDone();
  await speak("en");
});

test("a file tells its type, size, pixels and use, and the server finds it", async () => {
  const asked = library();
  open("/media");
  const [tile] = await screen.findAllByTestId("asset");
  expect(tile?.textContent).toContain("JPEG · 200 KB · 1200 × 900");
  expect(tile?.textContent).toContain("in 2 templates");
  fireEvent.change(screen.getByTestId("filter-use"), { target: { value: "unused" } });
  await waitFor(() => expect(asked.at(-1)?.path).toContain("used=false"));
});

test("an opened file tells who shows it and what each target got of it", async () => {
  library();
  open(`/media?asset=${photo.id}`);
  expect((await screen.findAllByTestId("use")).map((one) => one.textContent)).toEqual([
    "Sale now, since version 1",
    "Tea now, since version 1",
    "Old versions 1 to 3, not now",
  ]);
  const row = (await screen.findByTestId("rendition")).textContent;
  expect(row).toContain("100 KB");
  expect(row).toContain("99 KB 99 % of the limit");
  expect(row).toContain("62");
  expect((screen.getByTestId("remove-asset") as HTMLButtonElement).disabled).toBe(true);
});

test("another file takes its place where it is ticked, and one press takes all of it back", async () => {
  const stored = { ...blank("Sale", "en", "Half off"), id: "tpl_0000000000001", version: 3 };
  const before = { ...stored, kind: "service", createdAt: photo.createdAt, updatedAt: photo.createdAt };
  const asked = library({
    [`POST /v1/assets/${photo.id}/replace`]: () => ({
      body: { replaced: [{ template: "tpl_0000000000001", name: "Sale", before: 3, version: 4 }], left: [] },
    }),
    "GET /v1/templates/tpl_0000000000001/versions/3": () => ({ body: before }),
    "PUT /v1/templates/tpl_0000000000001": () => ({ body: before }),
  });
  open(`/media?asset=${photo.id}`);
  fireEvent.click(await screen.findByTestId("replace"));
  fireEvent.click(await screen.findByRole("checkbox", { name: "Tea" }));
  fireEvent.click(await screen.findByRole("button", { name: "other.jpg" }));
  fireEvent.click(screen.getByRole("button", { name: "Replace in 1 template" }));
  await screen.findByText("Replaced in Sale.");
  expect(sent(asked, "POST")[0]?.body).toEqual({ by: other.id, templates: ["tpl_0000000000001"] });
  fireEvent.click(screen.getByTestId("undo-done"));
  await screen.findByText("All templates show the old file again.");
  expect(sent(asked, "PUT")[0]?.headers.get("If-Match")).toBe('"4"');
});

test("a file that nobody shows is removed after a yes", async () => {
  const asked = library({
    [`GET /v1/assets/${other.id}`]: () => ({ body: other }),
    [`GET /v1/assets/${other.id}/uses`]: () => ({ body: { items: [] } }),
    [`GET /v1/assets/${other.id}/renditions`]: () => ({ body: { items: [] } }),
    [`DELETE /v1/assets/${other.id}`]: () => ({ status: 204 }),
  });
  open(`/media?asset=${other.id}`);
  fireEvent.click(await screen.findByTestId("remove-asset"));
  expect(sent(asked, "DELETE")).toHaveLength(0);
  fireEvent.click(await screen.findByTestId("confirm"));
  await screen.findByText("“other.jpg” is removed.");
  expect(sent(asked, "DELETE")).toHaveLength(1);
});

test("two files are sent at a time, one that is refused says why, and the others go on", async () => {
  const ends: ((fine: boolean) => void)[] = [];
  const arrived = vi.fn();
  const uploads = makeUploads(
    (file) =>
      new Promise((resolve, reject) => {
        ends.push((fine) =>
          fine
            ? resolve({ asset: asset(9, file.name), fresh: true })
            : reject(new ProblemError({ status: 415, title: "This file is a program" })),
        );
      }),
    arrived,
  );
  uploads.add(["a.jpg", "b.exe", "c.jpg"].map((name) => new File(["x"], name)));
  const states = () => uploads.store.getState().all.map(({ state }) => state);
  expect(states()).toEqual(["sending", "sending", "waiting"]);
  ends[1]?.(false);
  await waitFor(() => expect(states()).toEqual(["sending", "failed", "sending"]));
  ends[0]?.(true);
  ends[2]?.(true);
  await waitFor(() => expect(states()).toEqual(["done", "failed", "done"]));
  expect(arrived).toHaveBeenCalledTimes(2);
});

test("a target's key says its limit, and one of another form is left alone", () => {
  expect(readTarget("p3_30720_640x480_jpeg-three_gp_baseline_3x2_500_500")).toEqual({
    bytes: 30_720,
    width: 640,
    height: 480,
    formats: ["jpeg", "three_gp"],
  });
  expect(readTarget("something else")).toBeUndefined();
});

test("who may only look is offered no upload and no deed", async () => {
  library();
  signedIn.setState({ session: { ...session, scopes: ["content:read"] } });
  open(`/media?asset=${photo.id}`);
  await screen.findAllByTestId("use");
  expect(screen.queryByTestId("upload")).toBeNull();
  expect(screen.queryByTestId("replace")).toBeNull();
});
