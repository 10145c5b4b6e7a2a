import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { signedIn } from "../../api/signedIn";
import type { Draft } from "../../document/card";
import { edit } from "../../document/edit";
import { speak } from "../../i18n";
import { type Asked, open } from "../../testing";
import "./words";
import { at, bench, ID, kept, path, preview, shelf, start, template } from "./testing";

const saved = (asked: Asked[]) =>
  asked.filter((one) => one.method === "PUT" && one.path === path).map((one) => one.body as Draft);
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.body, { key, ctrlKey: true, ...more });
const titleField = () => screen.findByTestId<HTMLTextAreaElement>("field-title");

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "content:write"] }, expired: false });
  await speak("en");
});

test("what is typed is saved by itself over the version that was read, and its age is shown", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  fireEvent.change(await titleField(), { target: { value: "All teas half off" } });
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.title).toBe("All teas half off"));
  expect(asked.find((one) => one.method === "PUT" && one.path === path)?.headers.get("If-Match")).toBe('"1"');
  await waitFor(() => expect(screen.getByTestId("saving").dataset.state).toBe("saved"));
  expect(kept()).toBeUndefined();
});

test("who may only look sees everything and changes nothing", async () => {
  signedIn.setState({ session: { ...session, scopes: ["content:read"] } });
  const asked = bench();
  open(`/templates/${ID}`);
  const title = await titleField();
  fireEvent.change(title, { target: { value: "Mine" } });
  expect(title.value).toBe("Half off");
  expect(screen.getByTestId("read-only").textContent).toBe("Read only");
  await waitFor(() => expect(screen.getAllByTestId("preview")).toHaveLength(5));
  const changes = asked.filter(({ method }) => method !== "GET").map(({ path: to }) => to);
  expect(new Set(changes)).toEqual(new Set(["/v1/previews", "/v1/lint", `${path}/presence`]));
});

test("undo takes a burst of typing back, from the keyboard and from the button, and redo brings it again", async () => {
  bench();
  open(`/templates/${ID}`);
  const title = await titleField();
  for (const value of ["Q", "Qu", "Quarter off"]) fireEvent.change(title, { target: { value } });
  press("z");
  expect(title.value).toBe("Half off");
  press("z", { shiftKey: true });
  expect(title.value).toBe("Quarter off");
  fireEvent.click(screen.getByTestId("undo"));
  expect(title.value).toBe("Half off");
});

test("a deleted card comes back by the notice, and the selection with it", async () => {
  bench();
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("add-card"));
  expect(screen.getAllByTestId("card")).toHaveLength(2);
  expect(screen.getByTestId("card-editor").dataset.id).toBe("c2");
  fireEvent.keyDown(screen.getAllByTestId("choose-card")[1] as HTMLElement, { key: "Delete" });
  expect(screen.getAllByTestId("card")).toHaveLength(1);
  fireEvent.click(screen.getByTestId("notice-undo"));
  expect(screen.getAllByTestId("card")).toHaveLength(2);
  expect(screen.getByTestId("card-editor").dataset.id).toBe("c2");
});

test("an unfinished card is not sent but kept here, and says what is missing", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  fireEvent.change(await titleField(), { target: { value: "" } });
  expect(screen.getByTestId("unfinished").textContent).toContain("Nothing to show yet");
  expect(screen.getByTestId("saving").dataset.state).toBe("unfinished");
  expect(kept()?.draft.card.cards?.[0]).toEqual({ id: "c1" });
  expect(saved(asked)).toEqual([]);
});

test("a text that is too long is made to fit, and what was written since stays", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  fireEvent.change(await titleField(), { target: { value: "tea ".repeat(60) } });
  const mend = await screen.findByTestId("mend");
  fireEvent.change(screen.getByTestId("field-text"), { target: { value: "Until Sunday" } });
  fireEvent.click(mend);
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.text).toBe("Until Sunday"));
  expect(saved(asked)[0]?.card.cards?.[0]?.title).toMatch(/^(tea )+tea$/);
});

test("the page's other language is that of the losses too", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  await screen.findByText("A button stands as text.");
  await speak("zh-CN");
  const languages = () =>
    asked.filter((one) => one.path === "/v1/previews").map((one) => one.headers.get("Accept-Language"));
  await waitFor(() => expect(languages()).toEqual(["en", "zh-CN"]));
});

test("what the server refuses is told at its place, and stays here", async () => {
  const errors = [
    { pointer: "/card/cards/0/title", code: "filtered", detail: "“Free” is not allowed by this brand." },
  ];
  bench({ [`PUT ${path}`]: () => ({ status: 422, body: { status: 422, title: "Not valid", errors } }) });
  open(`/templates/${ID}`);
  fireEvent.change(await titleField(), { target: { value: "Free tea" } });
  expect((await screen.findByTestId("refusal")).textContent).toContain("Card 1 Title: “Free” is not allowed");
  fireEvent.click(screen.getByTestId("choose-message"));
  fireEvent.click(screen.getByTestId("go-to-refusal"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-title")));
  expect(kept()?.draft.card.cards?.[0]?.title).toBe("Free tea");
});

test("what this browser kept is there again, and goes out", async () => {
  const draft = { ...start, name: "Kept name" };
  shelf().keep({ draft, base: start, etag: '"1"' });
  const asked = bench();
  open(`/templates/${ID}`);
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>("template-name").value).toBe("Kept name"));
  await waitFor(() => expect(saved(asked).map(({ name }) => name)).toEqual(["Kept name"]));
});

test("two people at one card: the second is asked, and nothing is lost", async () => {
  const theirs = { ...start, card: { ...start.card, cards: [{ id: "c1", title: "Theirs" }] } };
  let stored = template(start, 1);
  const asked = bench({
    [`GET ${path}`]: () => ({ body: stored }),
    [`PUT ${path}`]: ({ headers, body }) => {
      if (headers.get("If-Match") !== `"${stored.version}"`) return { status: 412, body: { title: "Stale" } };
      stored = template(body as Draft, stored.version + 1);
      return { body: stored };
    },
  });
  open(`/templates/${ID}`);
  const title = await titleField();
  stored = template(theirs, 2);
  fireEvent.change(title, { target: { value: "Mine" } });
  const dialog = await screen.findByTestId("conflict");
  expect(dialog.textContent).toContain("Theirs");
  fireEvent.click(within(dialog).getByTestId("choose-theirs"));
  fireEvent.click(within(dialog).getByTestId("settle"));
  await waitFor(() => expect(title.value).toBe("Theirs"));
  press("z");
  expect(title.value).toBe("Mine");
  await waitFor(() => expect(saved(asked).at(-1)?.card.cards?.[0]?.title).toBe("Mine"));
});

test("what was written offline stands in the editor while it is asked about, and no key changes it", async () => {
  const titled = (title: string) => ({ ...start, card: { ...start.card, cards: [{ id: "c1", title }] } });
  shelf().keep({ draft: titled("Mine"), base: start, etag: '"1"' });
  const asked = bench({ [`GET ${path}`]: () => ({ body: template(titled("Theirs"), 2) }) });
  open(`/templates/${ID}`);
  const dialog = await screen.findByTestId("conflict");
  const title = await titleField();
  expect(title.value).toBe("Mine");
  press("z");
  press("d");
  const files = [new File(["x"], "a.png", { type: "image/png" })];
  fireEvent.paste(document.body, { clipboardData: { files, getData: () => "" } });
  expect(title.value).toBe("Mine");
  expect(screen.getAllByTestId("card")).toHaveLength(1);
  expect(kept()?.draft).toEqual(titled("Mine"));
  fireEvent.click(within(dialog).getByTestId("settle"));
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.title).toBe("Mine"));
  expect(asked.some((one) => one.path.startsWith("/v1/assets"))).toBe(false);
});

test("a file that arrives after the composer was left is on its card all the same", async () => {
  const asked = bench({ "POST /v1/assets": () => ({ status: 201, body: { id: "ast_1" } }) });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const answer = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (input instanceof Request && input.url.includes("/v1/assets")) await arrived;
    return answer(input, init);
  };
  const page = open(`/templates/${ID}`);
  const input = await screen.findByTestId("picture-file");
  fireEvent.change(input, { target: { files: [new File(["x"], "photo.jpg", { type: "image/jpeg" })] } });
  page.unmount();
  arrive();
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.media?.asset).toBe("ast_1"), {
    timeout: 5000,
  });
});

test("every form stands beside the others with its size, segments and what is different in it", async () => {
  bench();
  open(`/templates/${ID}`);
  await waitFor(() => expect(screen.getAllByTestId("preview")).toHaveLength(5));
  const tiles = Object.fromEntries(screen.getAllByTestId("preview").map((tile) => [tile.dataset.of, tile]));
  expect(tiles.mms?.textContent).toContain("293 KB");
  expect(tiles.mms?.textContent).toContain("A button stands as text.");
  expect(tiles.sms?.textContent).toContain("1 segment, 8 of 160 units (GSM-7)");
  expect(tiles.page?.querySelector("iframe")?.getAttribute("sandbox")).toBe("");
});

test("a button without a whole address is named at its field, and the previews show the rest", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("add-button"));
  fireEvent.change(await screen.findByTestId("action-type"), { target: { value: "openUrl" } });
  expect(screen.getAllByText(/Write the whole address/).length).toBeGreaterThan(0);
  const shown = () =>
    asked.filter((one) => one.path === "/v1/previews").at(-1)?.body as { card: Draft["card"] };
  await waitFor(() => expect(shown().card.cards?.[0]?.buttons).toEqual([]));
  fireEvent.change(screen.getByTestId("field-url"), { target: { value: "https://shop.example" } });
  await waitFor(() => expect(shown().card.cards?.[0]?.buttons).toHaveLength(1));
});

test("a translation is written beside the original, and what it lacks is counted", async () => {
  const asked = bench();
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("add-locale"));
  fireEvent.click(await screen.findByTestId("add-zh-CN"));
  expect((await titleField()).placeholder).toBe("Half off");
  expect(screen.getAllByTestId("locale")[1]?.textContent).toContain("1");
  fireEvent.change(await titleField(), { target: { value: "五折" } });
  await waitFor(() =>
    expect(saved(asked).at(-1)?.card.locales).toEqual({ "zh-CN": { cards: { c1: { title: "五折" } } } }),
  );
});

test("the focus of a picture is moved by arrow keys, as one step", async () => {
  const pictured = edit(start, { do: "media", card: "c1", media: { asset: "ast_1", height: "short" } });
  const asked = bench({ [`GET ${path}`]: () => ({ body: template(pictured, 1) }) });
  open(`/templates/${ID}`);
  const focus = await screen.findByTestId("focus");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowUp"]) fireEvent.keyDown(focus, { key });
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.media?.focus).toEqual({ x: 0.54, y: 0.48 }));
  press("z");
  expect(focus.getAttribute("aria-label")).toContain("50 % from the left and 50 %");
});

test("characters that force UCS-2 are replaced by one press, in every text", async () => {
  const text = "It’s half off";
  const quoted = edit(start, {
    do: "write",
    field: { of: "card", card: "c1", name: "title" },
    locale: "en",
    text,
  });
  const sms = { ...preview.sms, text, segments: [text], coding: "ucs2" as const, forcesUcs2: ["’"] };
  const asked = bench({
    [`GET ${path}`]: () => ({ body: template(quoted, 1) }),
    "POST /v1/previews": () => ({ body: { ...preview, sms } }),
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("replace"));
  expect((await titleField()).value).toBe("It's half off");
  await waitFor(() => expect(saved(asked)[0]?.card.cards?.[0]?.title).toBe("It's half off"));
});

test("a file that is no picture is refused in the server's words, and the card stays", async () => {
  const detail = "This file is application/x-dosexec; accepted are image/jpeg";
  bench({ "POST /v1/assets": () => ({ status: 415, body: { title: "Not taken", status: 415, detail } }) });
  open(`/templates/${ID}`);
  const input = await screen.findByTestId("picture-file");
  fireEvent.change(input, { target: { files: [new File(["MZ"], "photo.jpg", { type: "image/jpeg" })] } });
  expect((await screen.findByTestId("refused")).textContent).toContain(detail);
});

test("a card of a newer version is refused by name, and nothing changes", async () => {
  bench();
  open(`/templates/${ID}`);
  const file = new File([JSON.stringify({ ...start.card, version: 2 })], "card.json");
  fireEvent.change(await screen.findByTestId("import-file"), { target: { files: [file] } });
  expect((await screen.findByTestId("import-problems")).textContent).toContain("version 2");
  expect((await titleField()).value).toBe("Half off");
});

test("an earlier version is seen beside today's and brought back as one step", async () => {
  bench({
    [`GET ${path}/versions`]: () => ({ body: { items: [{ version: 1, name: "Spring sale", savedAt: at }] } }),
    [`GET ${path}/versions/1`]: () => ({ body: template({ ...start, name: "First name" }, 1) }),
  });
  open(`/templates/${ID}`);
  const title = await titleField();
  fireEvent.change(title, { target: { value: "Later" } });
  fireEvent.click(screen.getByTestId("history"));
  fireEvent.click(await screen.findByTestId("version"));
  fireEvent.click(await screen.findByTestId("restore"));
  await waitFor(() => expect(title.value).toBe("Half off"));
  fireEvent.click(screen.getByTestId("undo"));
  expect(title.value).toBe("Later");
});

test("a file above the server's own limit is refused in words with both sizes, and nothing of it is sent", async () => {
  const asked = bench({
    "GET /v1/limits": () => ({ body: { version: "1", uploadBytes: 1 << 20, limits: {} } }),
  });
  open(`/templates/${ID}`);
  const input = await screen.findByTestId("picture-file");
  const photo = new File([new Uint8Array(2 << 20)], "huge.jpg", { type: "image/jpeg" });
  fireEvent.change(input, { target: { files: [photo] } });
  const refused = await screen.findByTestId("refused");
  expect(refused.textContent).toContain("This file has 2 MB; the limit is 1 MB");
  expect(asked.some(({ method, path: to }) => method === "POST" && to.startsWith("/v1/assets"))).toBe(false);
});

test("prices are those of the country that was chosen, and this browser remembers it", async () => {
  const asked = bench({ "POST /v1/previews": () => ({ body: { ...preview, countries: ["CN", "GB"] } }) });
  const { unmount } = open(`/templates/${ID}`);
  const choice = await screen.findByTestId<HTMLSelectElement>("price-country");
  expect([...choice.options].map(({ text }) => text)).toEqual([
    "Prices: any country",
    "Prices: China",
    "Prices: United Kingdom",
  ]);
  fireEvent.change(choice, { target: { value: "GB" } });
  const countries = () =>
    asked
      .filter((one) => one.path === "/v1/previews")
      .map((one) => (one.body as { country?: string }).country);
  await waitFor(() => expect(countries().at(-1)).toBe("GB"));
  unmount();
  open(`/templates/${ID}`);
  expect((await screen.findByTestId<HTMLSelectElement>("price-country")).value).toBe("GB");
  expect(countries().at(-1)).toBe("GB");
});

test("who else writes here is seen, with the card that they are at", async () => {
  const others = [
    { name: "Ada", you: false, card: start.card.cards?.[0]?.id, since: at },
    { name: "Me", you: true, since: at },
    { name: "Ben", you: false, since: at },
  ];
  const asked = bench({ [`PUT ${path}/presence`]: () => ({ body: { others } }) });
  open(`/templates/${ID}`);
  const seen = await screen.findByTestId("others");
  await waitFor(() => expect(seen.textContent).toContain("Ada is editing here · card 1"));
  expect(seen.textContent).toContain("Open in another window of yours");
  expect(seen.textContent).toContain("+1");
  expect(asked.find((one) => one.path === `${path}/presence`)?.body).toMatchObject({ leaving: false });
});

test("an upload can be left, and nothing of it comes after", async () => {
  bench({ "POST /v1/assets": () => ({ status: 201, body: { id: "ast_1" } }) });
  const answer = globalThis.fetch;
  let signal: AbortSignal | undefined;
  globalThis.fetch = (input, init) => {
    if (!(input instanceof Request) || !input.url.includes("/v1/assets?")) return answer(input, init);
    signal = input.signal;
    return new Promise((_, refuse) => {
      input.signal.addEventListener("abort", () => refuse(new DOMException("left", "AbortError")));
    });
  };
  open(`/templates/${ID}`);
  const input = await screen.findByTestId("picture-file");
  fireEvent.change(input, { target: { files: [new File(["x"], "photo.jpg", { type: "image/jpeg" })] } });
  const leave = await screen.findByTestId("leave-upload");
  await waitFor(() => expect(signal).toBeDefined());
  fireEvent.click(leave);
  expect(signal?.aborted).toBe(true);
  expect(await screen.findByTestId("pick-picture")).toBeDefined();
  expect(screen.queryByTestId("refused")).toBeNull();
});
