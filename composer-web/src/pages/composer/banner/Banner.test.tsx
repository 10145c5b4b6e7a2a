import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { bannerLook, bannerTemplates } from "../../../../dev/banners";
import { session } from "../../../../dev/data";
import { signedIn } from "../../../api/signedIn";
import type { BannerOrder } from "../../../api/types";
import type { Draft } from "../../../document/card";
import { speak } from "../../../i18n";
import { type Asked, open } from "../../../testing";
import "../words";
import { bench, ID } from "../testing";

const missing = {
  status: 422,
  body: {
    title: "One field needs a change",
    errors: [{ pointer: "/values/headline", code: "missing", detail: "Headline is missing; fill it in" }],
  },
};

const server = () =>
  bench({
    "GET /v1/banner-templates": () => ({ body: { items: bannerTemplates(false) } }),
    "POST /v1/banner-previews": ({ body }) =>
      (body as BannerOrder).values.headline ? { body: bannerLook } : missing,
    "POST /v1/assets/banner": () => ({ status: 201, body: { asset: { id: "ast_9" }, notes: [] } }),
  });

const to = (asked: Asked[], path: string) =>
  asked.filter((one) => one.path === path).map(({ body }) => body as BannerOrder);
const opened = async () => {
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("make-banner"));
  return screen.findByTestId("banner");
};

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "content:write"] }, expired: false });
  await speak("en");
});

test("a banner begins with the card's words and becomes its picture, with its words as alternative text", async () => {
  const asked = server();
  await opened();
  expect(screen.getByTestId<HTMLInputElement>("banner-headline").value).toBe("Half off");
  fireEvent.change(screen.getByTestId("banner-badge"), { target: { value: "Today" } });
  fireEvent.change(screen.getByTestId("banner-brand"), { target: { value: "#7a1f3d" } });
  await waitFor(() => expect(to(asked, "/v1/banner-previews").at(-1)?.values.badge).toBe("Today"));
  await waitFor(() => expect(screen.getByTestId("banner-use").hasAttribute("disabled")).toBe(false));
  fireEvent.click(screen.getByTestId("banner-use"));
  await waitFor(() => expect(screen.queryByTestId("banner")).toBeNull());
  expect(to(asked, "/v1/assets/banner")[0]).toMatchObject({
    template: "announce",
    values: { badge: "Today", headline: "Half off" },
    colours: { brand: "#7a1f3d", accent: "#ffb703" },
    locale: "en",
  });
  await waitFor(() => {
    const saved = asked.filter(({ method }) => method === "PUT").at(-1)?.body as Draft | undefined;
    expect(saved?.card.cards?.[0]?.media).toMatchObject({ asset: "ast_9", alt: "Today, Half off" });
  });
});

test("what is wrong stands beside its field, and nothing can be used meanwhile", async () => {
  server();
  await opened();
  fireEvent.change(screen.getByTestId("banner-headline"), { target: { value: "" } });
  expect((await screen.findByText("Headline is missing; fill it in")).getAttribute("role")).toBe("alert");
  expect(screen.getByTestId("banner-headline").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByTestId("banner-use").hasAttribute("disabled")).toBe(true);
});

test("words wait for the way back to a template that has a place for them", async () => {
  const asked = server();
  await opened();
  fireEvent.click(screen.getByTestId("choose-sale"));
  fireEvent.change(screen.getByTestId("banner-price"), { target: { value: "$5" } });
  fireEvent.click(screen.getByTestId("choose-announce"));
  expect(screen.queryByTestId("banner-price")).toBeNull();
  await waitFor(() => expect(to(asked, "/v1/banner-previews").at(-1)?.template).toBe("announce"));
  expect(to(asked, "/v1/banner-previews").at(-1)?.values).not.toHaveProperty("price");
  fireEvent.click(screen.getByTestId("choose-sale"));
  expect(screen.getByTestId<HTMLInputElement>("banner-price").value).toBe("$5");
});

test("a banner that was made is opened again with its words", async () => {
  server();
  await opened();
  fireEvent.change(screen.getByTestId("banner-headline"), { target: { value: "Spring" } });
  await waitFor(() => expect(screen.getByTestId("banner-use").hasAttribute("disabled")).toBe(false));
  fireEvent.click(screen.getByTestId("banner-use"));
  await waitFor(() => expect(screen.queryByTestId("banner")).toBeNull());
  fireEvent.click(await screen.findByTestId("make-banner"));
  await screen.findByTestId("banner");
  expect(screen.getByTestId<HTMLInputElement>("banner-headline").value).toBe("Spring");
});
