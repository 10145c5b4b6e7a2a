import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { session } from "../../../dev/data";
import { overview } from "../../../dev/mockSend";
import { signedIn } from "../../api/signedIn";
import type { Overview, PeriodSums } from "../../api/types";
import { speak } from "../../i18n";
import { type Asked, open, serve } from "../../testing";
import { amountOf, sumsOf, wholeOfAll } from "./tiers";

// Drawing needs a real browser; what is drawn is told by the table.
vi.mock("./Chart", () => ({ default: () => null }));

const nothing: Overview = { mode: "live", zone: "UTC", hours: [], days: [] };
const two: PeriodSums = {
  from: "2026-11-29T00:00:00Z",
  ended: 4,
  channels: [{ channel: "rcs", sent: 4, delivered: 2, read: 1, clicked: 2, replied: 0, optedOut: 0 }],
};
const part = (clientRef: string, id: string) => ({
  id,
  state: "running",
  kind: "service",
  mode: "live",
  clientRef,
  createdAt: new Date().toISOString(),
  progress: {
    ...Object.fromEntries(
      "waiting held sending sent blocked failed cancelled expired unknown read clicked replied optedOut"
        .split(" ")
        .map((name) => [name, 0]),
    ),
    total: 1000,
    delivered: 400,
  },
});
const answers = {
  "GET /v1/reports/overview": ({ path }: Asked) => ({
    body: path.includes("mode=live") ? { ...nothing, days: [two], hours: [two] } : nothing,
  }),
  "GET /v1/submissions": () => ({
    body: { items: [part("send-ab-1", "sub_2"), part("send-ab-0", "sub_1"), part("order-7", "sub_3")] },
  }),
  "GET /v1/links": () => ({
    body: {
      items: [
        {
          id: "lnk_1",
          name: "north",
          kind: "smpp",
          channel: "sms",
          enabled: true,
          mode: "live",
          settings: {},
          prefixes: [],
          priority: 1,
          state: { state: "up", window: 10, inFlight: 3, successShare: 0.95, latencyMilliseconds: 41 },
        },
      ],
    },
  }),
};

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("each share stands beside what it is a share of", async () => {
  serve(answers);
  open("/");
  const rcs = await screen.findByTestId("tiers");
  expect(within(rcs).getByTestId("delivered").textContent).toBe("2 of 4");
  expect(within(rcs).getByTestId("read").textContent).toBe("1 of 2");
  expect(within(rcs).getByTestId("clicked").textContent).toBe("2 of 2");
  fireEvent.click(screen.getByTestId("as-table"));
  fireEvent.change(screen.getByTestId("trend-tier"), { target: { value: "delivered" } });
  expect(screen.getByTestId("trend-table").textContent).toContain("50%");
  expect(screen.getByText(/Share of 4 messages that carriers accepted/)).toBeDefined();
});

test("the calls of one send stand as one, beside those of others", async () => {
  serve(answers);
  open("/");
  const sends = await screen.findAllByTestId("send");
  expect(sends.map((one) => one.textContent)).toHaveLength(2);
  expect(sends[0]?.textContent).toContain("800 of 2,000 have ended");
});

test("how a link answers is told in numbers", async () => {
  serve(answers);
  open("/");
  const link = await screen.findByTestId("link-health");
  expect(link.textContent).toContain("95%");
  expect(link.textContent).toContain("41 ms");
  expect(link.textContent).toContain("3 of 10");
});

test("where nothing has gone to real phones, the sandbox is shown", async () => {
  serve({
    ...answers,
    "GET /v1/reports/overview": ({ path }) =>
      path.includes("mode=live") ? { body: nothing } : overview("test"),
  });
  open("/");
  expect((await screen.findByTestId("traffic-test")).getAttribute("aria-pressed")).toBe("true");
});

test("a share of nothing is no number", () => {
  expect(amountOf(sumsOf(two, "sms"), "delivered")).toBeNull();
  expect(amountOf(sumsOf(two, "rcs"), "delivered")).toBe(0.5);
  expect(wholeOfAll([two, two], "read")).toBe(4);
});
