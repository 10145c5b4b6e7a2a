import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { plan } from "../../../dev/mockSend";
import { signedIn } from "../../api/signedIn";
import { blank } from "../../document/blank";
import { speak } from "../../i18n";
import { type Asked, open, serve } from "../../testing";

const template = "tpl_0000000000001";
const version = (number: number) => ({
  body: {
    ...{ id: template, name: "Spring sale", version: number, kind: "service" },
    ...{ updatedAt: "2026-11-29T06:00:00Z", createdAt: "2026-11-29T06:00:00Z" },
    card: blank("x", "en", "Half off").card,
  },
});
const approved = {
  ...{ template, name: "Spring sale", version: 2, state: "approved" },
  ...{ askedBy: "usr_1", askedByName: "Dora", askedAt: "2026-11-29T06:00:00Z" },
};
const server = (more: Parameters<typeof serve>[0]) =>
  serve({
    [`GET /v1/templates/${template}`]: () => version(3),
    [`GET /v1/templates/${template}/versions/2`]: () => version(2),
    [`GET /v1/templates/${template}/approvals`]: () => ({ body: { version: 3, approved } }),
    [`PUT /v1/templates/${template}/versions/3/approval`]: () => ({ body: { ...approved, version: 3 } }),
    "GET /v1/approval-rule": () => ({ body: { approvedOnly: true, approvers: ["Anna"] } }),
    "GET /v1/senders": () => ({ body: { items: [] } }),
    "GET /v1/sandbox/handsets": () => ({ body: { items: [] } }),
    "POST /v1/plans": ({ body }: Asked) => plan(body as Parameters<typeof plan>[0], false),
    ...more,
  });
const plans = (asked: Asked[]) =>
  asked.filter(({ path }) => path === "/v1/plans").map(({ body }) => body as { template: object });

async function take(mode: "live" | "test") {
  open(`/send/${template}`);
  fireEvent.click(await screen.findByTestId(`mode-${mode}`));
  fireEvent.change(screen.getByTestId("paste"), { target: { value: "+447700900001" } });
  fireEvent.click(screen.getByTestId("take"));
}

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("a version that is not approved is not planned for real phones, and approval is asked for there", async () => {
  const asked = server({});
  await take("live");
  expect((await screen.findByTestId("hold")).textContent).toContain("Version 3 is not approved");
  expect(screen.getByTestId("hold").textContent).toContain("Anna can approve it");
  fireEvent.click(screen.getByTestId("hold-ask"));
  fireEvent.click(await screen.findByTestId("ask-approval-do"));
  await waitFor(() =>
    expect(asked.some(({ method, path }) => method === "PUT" && path.endsWith("3/approval"))).toBe(true),
  );
  expect(plans(asked)).toEqual([]);
});

test("the version that is approved can be sent instead, and is what the plan is of", async () => {
  const asked = server({});
  await take("live");
  fireEvent.click(await screen.findByTestId("hold-other"));
  await waitFor(() => expect(plans(asked)[0]?.template).toEqual({ id: template, version: 2 }));
  expect(screen.getByTestId("older").textContent).toContain("version 2");
});

test("whoever chose the approved version gets back to the newest", async () => {
  const asked = server({});
  await take("live");
  fireEvent.click(await screen.findByTestId("hold-other"));
  const back = await screen.findByTestId("use-newest");
  expect(back.textContent).toBe("Use the newest (v3)");
  fireEvent.click(screen.getByTestId("mode-test"));
  fireEvent.click(back);
  await waitFor(() => expect(plans(asked).at(-1)?.template).toEqual({ id: template, version: 3 }));
  expect(screen.queryByTestId("older")).toBeNull();
});

test("the sandbox gets whatever is there", async () => {
  const asked = server({});
  await take("test");
  await waitFor(() => expect(plans(asked)[0]?.template).toEqual({ id: template, version: 3 }));
  expect(screen.queryByTestId("hold")).toBeNull();
});
