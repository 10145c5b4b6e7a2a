import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import registry from "../../../../../server/src/main/resources/limits.json";
import { session } from "../../../../dev/data";
import { signedIn } from "../../../api/signedIn";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("each limit stands with its value, source and date, and is found by any of its words", async () => {
  serve({ "GET /v1/limits": () => ({ body: registry }) });
  open("/settings/limits");
  expect(await screen.findAllByTestId("limit")).toHaveLength(Object.keys(registry.limits).length);
  expect(screen.getByText(new RegExp(`Registry of ${registry.version}`))).toBeDefined();
  fireEvent.change(screen.getByTestId("find-limit"), { target: { value: "contentdescription" } });
  expect(screen.getAllByTestId("limit").map((row) => row.textContent)).toEqual([
    "Description of a picture card.alt200 charactersGSMA RCC.07 chatbot message schema: contentDescriptionNov 20, 2026",
  ]);
  fireEvent.change(screen.getByTestId("find-limit"), { target: { value: "nothing of it" } });
  expect(screen.getByText("No limit is about this.")).toBeDefined();
});

test("a limit that a newer server knows is shown as it names it", async () => {
  const limit = { value: 7, unit: "parsecs", source: "A newer standard", date: "2027-01-01" };
  serve({ "GET /v1/limits": () => ({ body: { version: "2027", limits: { "ott.far": limit } } }) });
  open("/settings/limits");
  expect((await screen.findByTestId("limit")).textContent).toContain("ott.far ott.far7 parsecs");
});

test("a registry without limits says so", async () => {
  serve({ "GET /v1/limits": () => ({ body: { version: "2027", limits: {} } }) });
  open("/settings/limits");
  expect((await screen.findByTestId("empty")).textContent).toContain("This server names no limits");
});
