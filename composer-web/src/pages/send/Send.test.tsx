import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { plan } from "../../../dev/mockSend";
import { signedIn } from "../../api/signedIn";
import { blank } from "../../document/blank";
import { speak } from "../../i18n";
import { type Asked, open, serve } from "../../testing";
import type { Out } from "./draft";
import { callsOf, itemsOf, nameOf } from "./sending";

const template = "tpl_0000000000001";
const { card } = blank("x", "en", "Half off");
const stored = {
  id: template,
  name: "Spring sale",
  version: 3,
  kind: "service",
  locales: ["en"],
  updatedAt: "2026-11-29T06:00:00Z",
  createdAt: "2026-11-29T06:00:00Z",
  card: { ...card, variables: [{ name: "name" }] },
};
const submission = (state: string, progress: object = {}) => ({
  id: "sub_1",
  state,
  kind: "service",
  mode: "test",
  createdAt: "2026-11-29T06:00:00Z",
  progress: {
    ...Object.fromEntries(
      "waiting held sending sent delivered blocked failed cancelled expired unknown read clicked replied optedOut"
        .split(" ")
        .map((name) => [name, 0]),
    ),
    total: 2,
    ...progress,
  },
});

const answers = {
  [`GET /v1/templates/${template}`]: () => ({ body: stored }),
  "GET /v1/senders": () => ({ body: { items: [] } }),
  "GET /v1/sandbox/handsets": () => ({ body: { items: [] } }),
  "POST /v1/plans": ({ body }: Asked) => plan(body as Parameters<typeof plan>[0], false),
  "GET /v1/submissions/sub_1": () => ({ body: submission("finished", { delivered: 2 }) }),
};
const batch = () => ({
  status: 202,
  body: {
    accepted: 2,
    refused: 0,
    results: [0, 1].map((index) => ({
      index,
      accepted: { submission: "sub_1", messages: [{ id: `msg_${index}`, to: "" }] },
    })),
  },
});

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "messages:send", "messages:read"] } });
  await speak("en");
});

const paste = async (text: string) => {
  fireEvent.change(await screen.findByTestId("paste"), { target: { value: text } });
  fireEvent.click(screen.getByTestId("take"));
};

test("a pasted list is planned row by row, bad rows first, and only the good ones are sent", async () => {
  const asked = serve({ ...answers, "POST /v1/messages/batch": batch });
  open(`/send/${template}`);
  await paste("to,name\n+447700900001,Ada\nnobody,Ben\n+447700900002,Cleo");
  expect((await screen.findByTestId("sentence")).textContent).toMatch(
    /^2 people: .*; 1 left out; .*; done by /,
  );
  expect(screen.getAllByTestId("row")[0]?.getAttribute("data-row")).toBe("1");
  fireEvent.click(screen.getByTestId("send"));
  fireEvent.click(await screen.findByTestId("confirm"));
  expect((await screen.findByTestId("running")).getAttribute("data-state")).toBe("finished");
  const sent = asked.filter((one) => one.path === "/v1/messages/batch");
  expect(sent).toHaveLength(1);
  expect(sent[0]?.body).toMatchObject({
    mode: "test",
    items: [
      { to: "+447700900001", template: { id: template, version: 3 }, variables: { name: "Ada" } },
      { to: "+447700900002", variables: { name: "Cleo" } },
    ],
  });
});

test("after a lost answer and a reload the same call is made under the same key", async () => {
  let lost = true;
  const asked = serve({
    ...answers,
    "POST /v1/messages/batch": () => {
      if (!lost) return batch();
      throw new TypeError("the network broke");
    },
  });
  const page = open(`/send/${template}`);
  await paste("+447700900001,Ada\n+447700900002,Ben");
  await screen.findByTestId("sentence");
  fireEvent.click(screen.getByTestId("send"));
  fireEvent.click(await screen.findByTestId("confirm"));
  expect(await screen.findByText(/The server does not answer/)).toBeDefined();
  page.unmount();
  lost = false;
  open(`/send/${template}`);
  await screen.findByTestId("running");
  const sent = asked.filter((one) => one.path === "/v1/messages/batch");
  expect(sent.length).toBeGreaterThan(1);
  expect(new Set(sent.map((one) => one.headers.get("Idempotency-Key"))).size).toBe(1);
  expect(new Set(sent.map((one) => JSON.stringify(one.body))).size).toBe(1);
});

test("more than a hundred people have to be typed", async () => {
  serve({ ...answers, "POST /v1/messages/batch": batch });
  open(`/send/${template}`);
  await paste(Array.from({ length: 102 }, (_, at) => `+4477009${20000 + at},Ada`).join("\n"));
  fireEvent.click(await screen.findByTestId("send"));
  const confirm = await screen.findByTestId("confirm");
  expect(confirm.hasAttribute("disabled")).toBe(true);
  fireEvent.change(screen.getByTestId("type-count"), { target: { value: "101" } });
  await waitFor(() => expect(screen.getByTestId("confirm").hasAttribute("disabled")).toBe(false));
});

test("who may not send is told who can", async () => {
  signedIn.setState({ session: { ...session, scopes: ["content:read", "messages:read"] } });
  serve(answers);
  open(`/send/${template}`);
  expect((await screen.findByTestId("empty")).textContent).toContain("Sender");
});

test("a list is cut into calls of a thousand, each with its own name, the same whenever asked", () => {
  const rows = Array.from({ length: 2001 }, (_, at) => ({ to: `+4477009${10000 + at}`, variables: {} }));
  const out: Out = { rows, mode: "live", template: { id: template, version: 1 }, confirmedAt: "", sent: [] };
  expect(callsOf(out)).toBe(3);
  expect([0, 1, 2].flatMap((call) => itemsOf("d", out, call)).map(({ to }) => to)).toEqual(
    rows.map(({ to }) => to),
  );
  expect(nameOf("d", 1)).not.toBe(nameOf("d", 2));
});
