import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { deliveries, webhooks } from "../../../../dev/house";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import type { Webhook } from "../../../api/types";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";

const [shop, old] = webhooks as [Webhook, Webhook];
const log = `/v1/webhooks/${shop.id}/deliveries`;
const answers = {
  "GET /v1/webhooks": () => ({ body: { items: webhooks } }),
  [`GET /v1/webhooks/${shop.id}`]: () => ({ body: shop }),
  [`GET ${log}`]: () => ({ body: { items: deliveries } }),
};

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

async function choose(webhook: Webhook, deed: string) {
  const heading = await screen.findByRole("heading", { name: webhook.url });
  fireEvent.click(within(heading.closest("li") ?? heading).getByTestId("more-menu"));
  fireEvent.click(await screen.findByTestId(deed));
}

test("a webhook is added for what was chosen, and its secret is shown once", async () => {
  const asked = serve({
    ...answers,
    "POST /v1/webhooks": () => ({ status: 201, body: { webhook: shop, secret: "whsec_whole" } }),
  });
  open("/settings/webhooks");
  fireEvent.click(await screen.findByTestId("new-webhook"));
  fireEvent.change(await screen.findByTestId("webhook-url"), { target: { value: " https://a.example/h " } });
  fireEvent.click(screen.getByLabelText("Message failed"));
  fireEvent.click(screen.getByTestId("save-webhook"));
  expect((await screen.findByTestId<HTMLInputElement>("secret")).value).toBe("whsec_whole");
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    url: "https://a.example/h",
    events: ["message.delivered", "reply.received"],
    enabled: true,
  });
});

test("what is no address is told before the server is asked, and what it refuses stands beside the field", async () => {
  const errors = [{ pointer: "/url", code: "address-not-allowed", detail: "Not a public machine" }];
  const asked = serve({
    ...answers,
    "POST /v1/webhooks": () => ({ status: 422, body: { title: "One field", errors } }),
  });
  open("/settings/webhooks");
  fireEvent.click(await screen.findByTestId("new-webhook"));
  const url = await screen.findByTestId("webhook-url");
  fireEvent.change(url, { target: { value: "shop.example" } });
  fireEvent.click(screen.getByTestId("save-webhook"));
  expect(await screen.findByText("Type an address such as https://shop.example/hooks.")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
  fireEvent.change(url, { target: { value: "http://10.0.0.1/h" } });
  fireEvent.click(screen.getByTestId("save-webhook"));
  expect(await screen.findByText("Not a public machine")).toBeDefined();
});

test("a webhook says why it is off, and is switched on again", async () => {
  const asked = serve({ ...answers, [`PUT /v1/webhooks/${old.id}`]: () => ({ body: old }) });
  open("/settings/webhooks");
  expect(await screen.findByText(/no answer for 5 days/)).toBeDefined();
  await choose(old, "change-webhook");
  fireEvent.click(await screen.findByTestId("webhook-enabled"));
  fireEvent.click(screen.getByTestId("save-webhook"));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "PUT")?.body).toEqual({
      url: old.url,
      events: old.events,
      enabled: true,
    }),
  );
});

test("a secret is made anew after a question, and shown once", async () => {
  serve({
    ...answers,
    [`POST /v1/webhooks/${shop.id}/rotate`]: () => ({ body: { webhook: shop, secret: "whsec_new" } }),
  });
  open("/settings/webhooks");
  await choose(shop, "rotate-secret");
  expect(await screen.findByText(/signed with both for 24 hours/)).toBeDefined();
  fireEvent.click(screen.getByTestId("confirm"));
  expect((await screen.findByTestId<HTMLInputElement>("secret")).value).toBe("whsec_new");
});

test("a webhook is removed after a question; a refusal stays in words", async () => {
  let refuse = true;
  const asked = serve({
    ...answers,
    [`DELETE /v1/webhooks/${old.id}`]: () =>
      refuse ? { status: 403, body: { title: "No" } } : { status: 204 },
  });
  open("/settings/webhooks");
  await choose(old, "remove-webhook");
  fireEvent.click(await screen.findByTestId("confirm"));
  expect((await screen.findByTestId("problem")).textContent).toContain("Your role may not do this.");
  refuse = false;
  fireEvent.click(screen.getByTestId("confirm"));
  await waitFor(() => expect(screen.queryByTestId("confirm")).toBeNull());
  expect(asked.filter((one) => one.method === "DELETE")).toHaveLength(2);
});

test("the log tells each answer in words, and sends again what was given up", async () => {
  const asked = serve({
    ...answers,
    [`POST ${log}/${deliveries[2]?.id}/replay`]: () => ({ status: 202, body: deliveries[2] }),
  });
  open("/settings/webhooks");
  fireEvent.click((await screen.findAllByTestId("deliveries"))[0] as HTMLElement);
  const [waiting, , lost] = await screen.findAllByTestId("delivery");
  expect(waiting?.textContent).toContain("The address answered 503.");
  expect(within(waiting as HTMLElement).getByTestId<HTMLButtonElement>("replay").disabled).toBe(true);
  expect(lost?.textContent).toContain("Connection refused");
  fireEvent.click(within(lost as HTMLElement).getByTestId("replay"));
  await waitFor(() => expect(asked.some((one) => one.path.endsWith("/replay"))).toBe(true));
});

test("an empty log offers a way to the first event", async () => {
  serve({ ...answers, [`GET ${log}`]: () => ({ body: { items: [] } }) });
  open(`/settings/webhooks/${shop.id}`);
  expect(
    within(await screen.findByTestId("empty"))
      .getByRole("link")
      .getAttribute("href"),
  ).toBe("/wall");
});

test("who may not see webhooks is told who can, and is not offered their tab", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.designer] } });
  const asked = serve(answers);
  open("/settings/webhooks");
  expect((await screen.findByTestId("empty")).textContent).toContain("Administrator, Operator");
  expect(screen.queryByTestId("tab-webhooks")).toBeNull();
  expect(screen.getByTestId("tab-users")).toBeDefined();
  expect(asked).toEqual([]);
});
