import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { scopesOf } from "../../api/roles";
import { signedIn } from "../../api/signedIn";
import type { Approval, Role } from "../../api/types";
import { speak } from "../../i18n";
import { type Asked, open, serve } from "../../testing";
import { bench, ID, preview, start, template } from "../composer/testing";

const waiting: Approval = {
  template: ID,
  name: "Autumn",
  version: 1,
  state: "waiting",
  askedBy: "usr_9",
  askedByName: "Dora",
  askedAt: "2026-11-29T08:00:00Z",
  note: "As agreed",
  own: false,
};
const back: Approval = {
  ...waiting,
  state: "sentBack",
  decidedBy: "usr_8",
  decidedByName: "Anna",
  decidedAt: "2026-11-29T09:00:00Z",
  words: "Say when",
};
const rule = (approvedOnly: boolean) => ({
  "GET /v1/approval-rule": () => ({ body: { approvedOnly, approvers: ["Anna", "Ada"] } }),
});
const standing = (of: object) => ({
  [`GET /v1/templates/${ID}/approvals`]: () => ({ body: { version: 1, ...of } }),
});
const decisions = (asked: Asked[]) =>
  asked.filter(({ path, method }) => method === "PUT" && path.endsWith("/decision")).map(({ body }) => body);

const as = (role: Role) =>
  signedIn.setState({ session: { ...session, scopes: [...scopesOf[role]] }, expired: false });

beforeEach(async () => {
  localStorage.clear();
  await speak("en");
});

const piles = {
  "GET /v1/approvals": ({ path }: Asked) => ({
    body: { items: path.includes("waiting") ? [waiting] : [back] },
  }),
  "GET /v1/inbox/waiting": () => ({ body: { live: { conversations: 2 }, test: { conversations: 0 } } }),
  "GET /v1/reports/overview": () => ({ body: { mode: "live", zone: "UTC", hours: [], days: [] } }),
};

test.each([
  ["approver", ["decide"]],
  ["designer", ["back"]],
  ["sender", ["replies"]],
] as const)("the first page tells a person who is %s what waits for them", async (role, names) => {
  as(role);
  serve(piles);
  open("/");
  const found = await screen.findAllByTestId("pile");
  expect(found.map(({ dataset }) => dataset.pile)).toEqual(names);
  expect(
    within(found[0] as HTMLElement)
      .getByRole("link")
      .getAttribute("href"),
  ).toMatch(role === "sender" ? /^\/inbox/ : new RegExp(`^/templates/${ID}$`));
});

const none = {
  ...piles,
  "GET /v1/approvals": () => ({ body: { items: [] } }),
  "GET /v1/inbox/waiting": () => ({
    body: { live: { conversations: 0 }, test: { conversations: 0 } },
  }),
};

test("that nothing waits is said only once everything was asked for", async () => {
  as("admin");
  let broken = true;
  serve({
    ...none,
    "GET /v1/inbox/waiting": () =>
      broken ? { status: 500, body: { title: "Out of order" } } : none["GET /v1/inbox/waiting"](),
  });
  open("/");
  const waits = await screen.findByTestId("waits");
  expect(waits.textContent).not.toContain("Nothing waits");
  expect((await within(waits).findByTestId("problem")).textContent).toContain("Out of order");
  expect(waits.textContent).not.toContain("Nothing waits");
  broken = false;
  fireEvent.click(within(waits).getByRole("button", { name: "Try again" }));
  await within(waits).findByText("Nothing waits for you.");
  expect(within(waits).queryByTestId("problem")).toBeNull();
});

test("whoever only reads has nothing waiting", async () => {
  as("analyst");
  serve(piles);
  open("/");
  await screen.findByText("Trend");
  expect(screen.queryByTestId("waits")).toBeNull();
});

test("an approver looks at the version that waits, and says in words why it goes back", async () => {
  as("approver");
  const asked = bench({
    ...rule(true),
    ...standing({ asked: waiting }),
    [`GET /v1/templates/${ID}/versions/1/approval`]: () => ({ body: waiting }),
    [`PUT /v1/templates/${ID}/versions/1/approval/decision`]: () => ({ body: back }),
  });
  open(`/templates/${ID}`);
  expect((await screen.findByTestId("approval-bar")).textContent).toContain("Dora asks you to approve");
  fireEvent.click(screen.getByTestId("review"));
  fireEvent.click(await screen.findByTestId("send-back"));
  fireEvent.click(await screen.findByTestId("decision-do"));
  expect(decisions(asked)).toEqual([]);
  fireEvent.change(screen.getByTestId("decision-words"), { target: { value: "Say when" } });
  fireEvent.click(screen.getByTestId("decision-do"));
  await waitFor(() => expect(decisions(asked)).toEqual([{ decision: "sendBack", words: "Say when" }]));
});

test.each([
  [204, undefined, "done", "Nobody is asked to approve version 1 any more."],
  [409, { title: "Anna has approved it already" }, "problem", "Anna has approved it already"],
])("whoever asks no longer is told what came of it: %i", async (status, body, place, words) => {
  as("designer");
  bench({
    ...rule(true),
    ...standing({ asked: { ...waiting, own: true } }),
    [`DELETE /v1/templates/${ID}/versions/1/approval`]: () => ({ status, body }),
  });
  open(`/templates/${ID}`);
  await screen.findByTestId("approval");
  fireEvent.click(await screen.findByTestId("template-menu"));
  fireEvent.click(await screen.findByTestId("withdraw-approval"));
  await waitFor(() => expect(screen.getByTestId(place).textContent).toContain(words));
});

test("nobody is offered to decide about what is their own", async () => {
  as("admin");
  bench({ ...rule(true), ...standing({ asked: { ...waiting, own: true } }) });
  open(`/templates/${ID}`);
  expect((await screen.findByTestId("approval")).dataset.state).toBe("waiting");
  expect(screen.queryByTestId("approval-bar")).toBeNull();
});

test("a designer reads what is to be changed", async () => {
  as("designer");
  bench({ ...rule(false), ...standing({ asked: back }) });
  open(`/templates/${ID}`);
  expect((await screen.findByTestId("approval-bar")).textContent).toContain(
    "Anna sent version 1 back: Say when",
  );
  expect(screen.getByTestId("approval").dataset.state).toBe("sentBack");
});

test("where nobody asks for approvals, nothing is said of them", async () => {
  as("designer");
  bench({ ...rule(false), ...standing({}) });
  open(`/templates/${ID}`);
  await screen.findByTestId("field-title");
  expect(screen.queryByTestId("approval")).toBeNull();
});

/** Somebody comes back to the window, which then asks how things stand. */
const comeBack = () => window.dispatchEvent(new Event("visibilitychange"));
const version = (number: number, card = start.card) => ({
  [`GET /v1/templates/${ID}/versions/${number}`]: () => ({
    body: template({ ...start, card }, number),
  }),
});
const decision = (number: number) => `PUT /v1/templates/${ID}/versions/${number}/approval/decision`;
const approve = () => screen.findByTestId<HTMLButtonElement>("approve");
const say = (words: string) =>
  fireEvent.change(screen.getByTestId("decision-words"), { target: { value: words } });

test("what is decided about is the version that was opened, whatever is asked for meanwhile", async () => {
  as("approver");
  let now = waiting;
  const asked = bench({
    ...rule(true),
    ...version(1),
    ...version(2),
    [`GET /v1/templates/${ID}/approvals`]: () => ({ body: { version: 2, asked: now } }),
    [decision(1)]: () => ({ status: 404, body: { title: "Nobody asks for this any more" } }),
    [decision(2)]: () => ({ body: back }),
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("review"));
  await waitFor(async () => expect((await approve()).disabled).toBe(false));
  fireEvent.click(screen.getByTestId("send-back"));
  await screen.findByTestId("decision-words");
  say("Say when");
  now = { ...waiting, version: 2 };
  comeBack();
  expect(await screen.findAllByText(/Version 1 no longer waits for a decision/)).toHaveLength(2);
  expect(screen.getByText("Version 1 of “Autumn”")).toBeDefined();
  expect((await approve()).disabled).toBe(true);
  fireEvent.click(screen.getByTestId("decision-do"));
  await screen.findByText("Nobody asks for this any more");
  expect(screen.getByTestId<HTMLTextAreaElement>("decision-words").value).toBe("Say when");
  expect(asked.filter(({ method, path }) => method === "PUT" && path.includes("/versions/2/"))).toEqual([]);
});

test("a review stays open with the refusal when another was first, and opens for nobody by itself", async () => {
  as("approver");
  let now: object = { asked: waiting };
  const refusal = "Anna has approved it already";
  bench({
    ...rule(true),
    ...version(1),
    [`GET /v1/templates/${ID}/approvals`]: () => ({ body: { version: 1, ...now } }),
    [decision(1)]: () => {
      const asked = { ...waiting, state: "approved", decidedByName: "Anna" };
      now = { asked, approved: asked };
      return { status: 409, body: { title: refusal } };
    },
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("review"));
  await waitFor(async () => expect((await approve()).disabled).toBe(false));
  fireEvent.click(await approve());
  await waitFor(() => expect(screen.queryByTestId("approval-bar")).toBeNull());
  expect(screen.getByTestId("review-dialog").textContent).toContain(refusal);
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByTestId("review-dialog")).toBeNull());
  now = { asked: waiting };
  comeBack();
  await screen.findByTestId("approval-bar");
  expect(screen.queryByTestId("review-dialog")).toBeNull();
});

test("nothing is approved before phones show it in each of its languages", async () => {
  as("approver");
  let broken = true;
  const card = { ...start.card, locales: { fr: { cards: { c1: { title: "Moitié prix" } } } } };
  const before = { ...card, locales: { fr: { cards: { c1: { title: "Soldes" } } } } };
  const asked = bench({
    ...rule(true),
    ...standing({ asked: { ...waiting, version: 2 }, approved: { ...waiting, state: "approved" } }),
    ...version(1, before),
    ...version(2, card),
    [`GET /v1/templates/${ID}`]: () => ({ body: template({ ...start, card }, 2) }),
    "POST /v1/previews": ({ body }) =>
      broken && (body as { locale: string }).locale === "fr"
        ? { status: 500, body: { title: "Out of order" } }
        : { body: preview },
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("review"));
  await screen.findByText("It can be approved once phones show it in: French.");
  expect((await approve()).disabled).toBe(true);
  expect(screen.getByTestId("review-dialog").textContent).toContain("French: changed");
  fireEvent.click(screen.getByTestId("review-fr"));
  const phone = await screen.findByRole("region", { name: "Version 2, which waits" });
  const again = await within(phone).findByRole("button", { name: "Try again" });
  broken = false;
  fireEvent.click(again);
  await within(phone).findByTestId("bubble");
  expect((await approve()).disabled).toBe(false);
  const shown = asked.filter(({ path }) => path === "/v1/previews").map(({ body }) => body);
  expect(shown).toContainEqual({ card, locale: "fr" });
});

test("what is taken back is the approval that was meant, whatever is approved meanwhile", async () => {
  as("approver");
  const approval = { ...waiting, state: "approved", decidedByName: "Anna" };
  let now = approval;
  const asked = bench({
    ...rule(true),
    [`GET /v1/templates/${ID}/approvals`]: () => ({ body: { version: 2, asked: now, approved: now } }),
    [decision(1)]: () => ({ body: back }),
    [decision(2)]: () => ({ body: back }),
  });
  open(`/templates/${ID}`);
  await screen.findByTestId("approval");
  fireEvent.click(await screen.findByTestId("template-menu"));
  fireEvent.click(await screen.findByTestId("take-back"));
  await screen.findByTestId("decision-words");
  say("Wrong price");
  now = { ...approval, version: 2 };
  comeBack();
  await screen.findByText("Changed since v2");
  fireEvent.click(screen.getByTestId("decision-do"));
  await waitFor(() => expect(decisions(asked)).toEqual([{ decision: "takeBack", words: "Wrong price" }]));
  expect(asked.some(({ method, path }) => method === "PUT" && path.includes("/versions/1/"))).toBe(true);
});
