import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../dev/data";
import { audit } from "../../../dev/house";
import { signedIn } from "../../api/signedIn";
import { speak } from "../../i18n";
import { open, serve } from "../../testing";
import { readFilter } from "./filter";

const answers = { "GET /v1/audit": () => ({ body: { items: audit } }) };

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("each change is told in words with its author; one without words yet as the server names it", async () => {
  serve(answers);
  open("/audit");
  const rows = await screen.findAllByTestId("audit-entry");
  expect(rows[0]?.textContent).toContain("AdminChanged a userusr_0000000000004role: sender · disabled: true");
  expect(rows[1]?.textContent).toContain("Shop backendAdded an opt-out");
  expect(rows[5]?.textContent).toContain("carrier.renamed");
  expect(screen.getByTestId("tab-audit").getAttribute("aria-current")).toBe("page");
  expect(screen.getByTestId("nav-settings").getAttribute("aria-current")).toBe("page");
});

test("the filters stand in the address and say how far they looked", async () => {
  serve(answers);
  const { router } = open("/audit?about=user");
  expect(await screen.findAllByTestId("audit-entry")).toHaveLength(1);
  fireEvent.change(screen.getByTestId("audit-who"), { target: { value: "shop" } });
  expect(await screen.findByText("None of it in the 6 entries read so far.")).toBeDefined();
  expect(router.state.location.search).toEqual({ who: "shop", about: "user" });
  fireEvent.change(screen.getByTestId("audit-about"), { target: { value: "" } });
  expect(within(await screen.findByTestId("audit-entry")).getByText("Shop backend")).toBeDefined();
  fireEvent.click(screen.getByTestId("audit-clear"));
  await waitFor(() => expect(screen.getAllByTestId("audit-entry")).toHaveLength(6));
});

test("older entries are read on demand", async () => {
  const asked = serve({
    "GET /v1/audit": ({ path }) => ({
      body: path.includes("cursor=c2") ? { items: audit.slice(3) } : { items: audit.slice(0, 3), next: "c2" },
    }),
  });
  open("/audit");
  expect(await screen.findAllByTestId("audit-entry")).toHaveLength(3);
  fireEvent.click(screen.getByTestId("more"));
  await waitFor(() => expect(screen.getAllByTestId("audit-entry")).toHaveLength(6));
  expect(asked.map((one) => one.path)).toEqual(["/v1/audit", "/v1/audit?cursor=c2"]);
  expect(screen.queryByTestId("more")).toBeNull();
});

test("what the address does not know is left out", () => {
  expect(readFilter({ who: "", about: "weather", else: 1 })).toEqual({});
  expect(readFilter({ who: "Wang", about: "api-key" })).toEqual({ who: "Wang", about: "api-key" });
});
