import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import * as data from "../../../dev/data";
import { handsets } from "../../../dev/handsets";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";

const id = data.messages[2]?.id ?? "";
const answers = {
  [`GET /v1/messages/${id}`]: () => ({ body: data.detail(id) }),
  [`GET /v1/messages/${id}/explain`]: (asked: { headers: Headers }) => ({
    body: data.explanation(id, asked.headers.get("Accept-Language") === "zh-CN"),
  }),
  "GET /v1/sandbox/handsets": () => ({ body: { items: handsets.map((one) => one.handset) } }),
  [`GET /v1/sandbox/handsets/${encodeURIComponent(data.messages[2]?.to ?? "")}`]: () => ({
    body: handsets.find((one) => one.handset.number === data.messages[2]?.to),
  }),
};

beforeEach(async () => {
  signedIn.setState({ session: data.session, expired: false });
  await speak("en");
});

test("what happened stands in words beside the phone that got it", async () => {
  serve(answers);
  open(`/messages/${id}`);
  expect(await screen.findByText("The handset confirmed it.")).toBeDefined();
  const phone = await screen.findByTestId("phone");
  expect(await within(phone).findByText("Spring white")).toBeDefined();
});

test("the words change with the language, without a reload", async () => {
  serve(answers);
  open(`/messages/${id}`);
  await screen.findByText("The handset confirmed it.");
  await speak("zh-CN");
  expect(await screen.findByText("手机已确认收到。")).toBeDefined();
});

test("an attempt shows what the carrier answered and what the form could not keep", async () => {
  serve(answers);
  open(`/messages/${id}`);
  const [, second] = await screen.findAllByTestId("attempt");
  expect(second?.textContent).toContain("Refused 2004");
  expect(second?.textContent).toContain("2 buttons became links in the text.");
  expect(second?.textContent).toContain("287 KB");
});

test("a message to a handset outside of the sandbox says why there is no phone", async () => {
  serve({
    ...answers,
    "GET /v1/sandbox/handsets": () => ({ status: 404, body: { title: "No sandbox", status: 404 } }),
  });
  open(`/messages/${id}`);
  expect(await screen.findByText(/not part of the sandbox/)).toBeDefined();
});

test("an id that nobody knows is told as such", async () => {
  serve({});
  open("/messages/msg_0000000000000");
  expect(await screen.findByText(/There is no message with this id/)).toBeDefined();
});
