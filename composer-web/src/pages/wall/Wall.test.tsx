import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import * as data from "../../../dev/data";
import { handsets, linked } from "../../../dev/handsets";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";
import { found, readFloor } from "./floor";

const all = handsets.map((one) => one.handset);
const details = Object.fromEntries(
  handsets.map((one) => [
    `GET /v1/sandbox/handsets/${encodeURIComponent(one.handset.number)}`,
    () => ({ body: one }),
  ]),
);
const answers = { ...details, "GET /v1/sandbox/handsets": () => ({ body: { items: all } }) };
const path = (number: string) => `/v1/sandbox/handsets/${encodeURIComponent(number)}`;
const tile = async (name: string) => {
  const heading = await screen.findByRole("heading", { name });
  return within(heading.closest("li") as HTMLElement);
};

beforeEach(async () => {
  signedIn.setState({ session: data.session, expired: false });
  await speak("en");
});

test("every handset is drawn with what it got", async () => {
  serve(answers);
  open("/wall");
  expect(await screen.findAllByTestId("handset")).toHaveLength(all.length);
  await waitFor(() => expect(screen.getAllByTestId("bubble")).toHaveLength(7));
});

test("a phone does not say that it is empty before its messages were read", async () => {
  let answer = () => {};
  serve(answers);
  const real = globalThis.fetch;
  const later = new Promise<void>((resolve) => {
    answer = resolve;
  });
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (/handsets\/./.test(address)) await later;
    return real(input, init);
  };
  open("/wall");
  const phone = await tile("Full RCS");
  expect(phone.queryByText("Nothing received yet")).toBeNull();
  answer();
  expect(await phone.findByTestId("bubble")).toBeDefined();
});

test("a tap on a virtual phone goes to the server with the token of the session", async () => {
  const number = all[0]?.number ?? "";
  const tap = `POST ${path(number)}/messages/in-1/tap`;
  const asked = serve({ ...answers, [tap]: () => ({ body: handsets[0]?.messages[0] }) });
  open("/wall");
  const phone = await tile("Full RCS");
  fireEvent.click(await phone.findByRole("button", { name: "Order" }));
  await waitFor(() => expect(asked.some((one) => one.method === "POST")).toBe(true));
  const posted = asked.find((one) => one.method === "POST");
  expect(posted?.body).toEqual({ button: "3" });
  expect(posted?.headers.get("X-CSRF-Token")).toBe(data.session.csrfToken);
});

test("a reply names the channel and the sender that it answers", async () => {
  const number = all.find((one) => one.name === "SMS only, 李雷")?.number ?? "";
  const asked = serve({ ...answers, [`POST ${path(number)}/replies`]: () => ({ status: 202, body: {} }) });
  open("/wall");
  const phone = await tile("SMS only, 李雷");
  const line = await phone.findByTestId("reply");
  fireEvent.change(line, { target: { value: "TD" } });
  fireEvent.submit(line);
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.body).toEqual({
      channel: "sms",
      to: "10690003",
      text: "TD",
    }),
  );
});

test("what a phone cannot do is told under it, by the server's reason", async () => {
  const number = all.find((one) => one.name === "MMS 300 KB")?.number ?? "";
  const detail = "The sender did not ask to be told of reading.";
  serve({
    ...answers,
    [`POST ${path(number)}/messages/in-4/read`]: () => ({
      status: 409,
      body: { title: "Not possible", status: 409, detail },
    }),
  });
  open("/wall");
  const phone = await tile("MMS 300 KB");
  fireEvent.click(await phone.findByTestId("read"));
  expect((await phone.findByRole("alert")).textContent).toContain(detail);
});

test("a handset is switched off over the server", async () => {
  const number = all[0]?.number ?? "";
  const asked = serve({
    ...answers,
    [`PATCH ${path(number)}`]: () => ({ body: { ...all[0], online: false } }),
  });
  open("/wall");
  fireEvent.click((await tile("Full RCS")).getByRole("switch"));
  await waitFor(() => expect(asked.find((one) => one.method === "PATCH")?.body).toEqual({ online: false }));
});

test("a server without a sandbox says how to get one", async () => {
  serve({});
  open("/wall");
  expect(await screen.findByText(/cardwire demo/)).toBeDefined();
});

test("a handset is found by its name or by its number, however that is spaced", () => {
  expect(found(all, { find: "mms 300" }).map((one) => one.name)).toEqual(["MMS 300 KB"]);
  expect(found(all, { find: "+44 7700 900-109" }).map((one) => one.name)).toEqual(["SMS only, 李雷"]);
  expect(found(all, {})).toHaveLength(all.length);
});

test("handsets are told apart by the most that they can show, and by whether they are reached", () => {
  const names = (can: "rcs" | "mms" | "sms" | "off") => found(all, { can }).map((one) => one.name);
  expect(names("mms")).toEqual(["MMS 300 KB", "MMS 100 KB"]);
  expect(names("sms")).toContain("SMS only, 李雷");
  expect(names("off")).toEqual(["RCS reachable, offline"]);
  expect(found(all, { can: "rcs", find: "iphone" })).toHaveLength(1);
});

test("an address says which handsets are shown; what it cannot mean is left out", () => {
  expect(readFloor({ find: "a", can: "mms", phone: 447700900101 })).toEqual({
    find: "a",
    can: "mms",
    phone: "+447700900101",
  });
  expect(readFloor({ find: "", can: "fax", phone: 7n })).toEqual({});
});

test("beside a chosen phone stands the newest message to its number, its story and its bytes", async () => {
  const handset = all[0];
  const message = data.messages.find((one) => one.to === handset?.number);
  const asked = serve({
    ...answers,
    "GET /v1/messages": () => ({ body: { items: [message] } }),
    [`GET /v1/messages/${message?.id}/explain`]: () => ({
      body: data.explanation(message?.id ?? "", false),
    }),
  });
  open("/wall");
  const phone = await tile("Full RCS");
  fireEvent.click(phone.getByTestId("choose"));
  const beside = within(await screen.findByTestId("beside"));
  expect((await beside.findAllByTestId("timeline-line")).length).toBe(6);
  expect((await beside.findByTestId("wire-source")).textContent).toContain('"cardWidth": "MEDIUM"');
  expect(beside.getByTestId("message-page").getAttribute("href")).toBe(`/messages/${message?.id}`);
  expect(asked.some((one) => one.path.startsWith("/v1/messages?to=%2B447700900101"))).toBe(true);
  fireEvent.click(beside.getByTestId("close-beside"));
  await waitFor(() => expect(screen.queryByTestId("beside")).toBeNull());
});

test("the parts of an SMS stand each for itself with its header and octets", async () => {
  const handset = all.find((one) => one.name === "SMS only, 李雷");
  const message = data.messages.find((one) => one.to === handset?.number);
  serve({ ...answers, "GET /v1/messages": () => ({ body: { items: [message] } }) });
  open(`/wall?phone=${encodeURIComponent(handset?.number ?? "")}`);
  const parts = await screen.findAllByTestId("wire-part");
  expect(parts.map((part) => part.querySelector("code")?.textContent)).toEqual([
    "0500032a0201",
    "0500032a0202",
  ]);
});

test("a link is opened by the handset, and its page shown over the messages", async () => {
  const number = all.find((one) => one.name === "SMS only, 李雷")?.number ?? "";
  const asked = serve({
    ...answers,
    [`POST ${path(number)}/messages/in-6/tap`]: () => ({ body: {} }),
    [`GET ${path(number)}/messages/in-6/page`]: () => ({ body: linked }),
  });
  open("/wall");
  const phone = await tile("SMS only, 李雷");
  const [link] = await phone.findAllByTestId("link");
  fireEvent.click(link as HTMLElement);
  const page = await phone.findByTestId("opened");
  const frame = page.querySelector("iframe");
  expect(frame?.getAttribute("srcdoc")).toContain('<base target="_blank">');
  expect(frame?.getAttribute("sandbox")).not.toContain("allow-scripts");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    button: "https://nw.example/c/9fK2mQx7Lp0RtA4z",
  });
  fireEvent.click(phone.getByTestId("close-page"));
  await waitFor(() => expect(phone.queryByTestId("opened")).toBeNull());
});

test("a handset is added by name and kind, and shown with its story", async () => {
  const made = { ...all[0], number: "+447700900450", name: "Mia", added: true };
  const asked = serve({
    ...answers,
    "POST /v1/sandbox/handsets": () => ({ status: 201, body: made }),
  });
  const { router } = open("/wall");
  fireEvent.click(await screen.findByTestId("add-handset"));
  fireEvent.click(await screen.findByTestId("save-handset"));
  expect(asked.some((one) => one.method === "POST")).toBe(false);
  fireEvent.change(screen.getByTestId("handset-name"), { target: { value: " Mia " } });
  fireEvent.change(screen.getByTestId("handset-kind"), { target: { value: "rcs-ios" } });
  fireEvent.submit(screen.getByTestId("handset-form"));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({ phone: made.number, find: made.number }),
  );
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({ name: "Mia", kind: "rcs-ios" });
});
