import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { prices } from "../../../../dev/house";
import { links } from "../../../../dev/settings";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import type { PriceEntry } from "../../../api/types";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";
import { decoded, fromCsv, toCsv } from "./csv";

/** A server that keeps the book and its version. */
function keeping(first: PriceEntry[]) {
  const kept = { entries: first, version: 3 };
  const answer = () => ({ body: { entries: kept.entries }, headers: { ETag: `"${kept.version}"` } });
  const asked = serve({
    "GET /v1/prices": answer,
    "GET /v1/links": () => ({ body: { items: links } }),
    "PUT /v1/prices": ({ body, headers }) => {
      if (headers.get("If-Match") !== `"${kept.version}"`)
        return { status: 412, body: { title: "Someone else" } };
      const { entries } = body as { entries: PriceEntry[] };
      const bad = entries.findIndex((one) => one.currency === "QQQ");
      if (bad >= 0) {
        const errors = [
          { pointer: `/entries/${bad}/currency`, code: "unknown", detail: "A currency of ISO 4217" },
        ];
        return { status: 422, body: { title: "One field needs a change", errors } };
      }
      kept.entries = entries;
      kept.version++;
      return answer();
    },
  });
  return { kept, asked };
}

const type = (field: string, value: string) =>
  fireEvent.change(screen.getByTestId(field), { target: { value } });

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("a price is added where it stands, and is for the country of the line before", async () => {
  const { kept } = keeping(prices.slice(0, 1));
  open("/settings/prices");
  fireEvent.click(await screen.findByTestId("add-price"));
  type("price-channel", "mms");
  type("price-size", "300");
  type("price-amount", "0.25");
  fireEvent.keyDown(screen.getByTestId("price-amount"), { key: "Enter" });
  await waitFor(() => expect(screen.queryByTestId("price-form")).toBeNull());
  expect(kept.entries).toEqual([
    prices[0],
    { channel: "mms", country: "CN", upToBytes: 307_200, per: "message", amount: "0.25", currency: "CNY" },
  ]);
  expect(screen.getAllByTestId("price")[1]?.textContent).toContain("up to 300 KB");
});

test("a line is changed and removed; what is wrong is told at its field", async () => {
  const { kept, asked } = keeping(prices);
  open("/settings/prices");
  const row = (await screen.findByText("smpp-uk")).closest("tr") as HTMLElement;
  fireEvent.click(within(row).getByTestId("change-price"));
  type("price-amount", "free");
  fireEvent.click(screen.getByTestId("save-price"));
  expect(screen.getByText("A number such as 0.045.")).toBeDefined();
  expect(asked.some(({ method }) => method === "PUT")).toBe(false);
  type("price-amount", "0.029");
  type("price-currency", "qqq");
  fireEvent.click(screen.getByTestId("save-price"));
  expect(await screen.findByText("A currency of ISO 4217")).toBeDefined();
  type("price-currency", "gbp");
  fireEvent.click(screen.getByTestId("save-price"));
  await waitFor(() => expect(kept.entries[1]).toEqual({ ...prices[1], amount: "0.029" }));
  await waitFor(() => expect(screen.queryByTestId("price-form")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: /^Remove the price of SMS, smpp-uk/ }));
  await waitFor(() => expect(kept.entries).toHaveLength(prices.length - 1));
});

test("a colleague's newer book is not overwritten", async () => {
  const { kept } = keeping(prices);
  open("/settings/prices");
  fireEvent.click((await screen.findAllByTestId("remove-price"))[0] as HTMLElement);
  await waitFor(() => expect(kept.version).toBe(4));
  await waitFor(() => expect(screen.getAllByTestId("price")).toHaveLength(4));
  kept.entries = [];
  kept.version = 9;
  fireEvent.click(screen.getAllByTestId("remove-price")[0] as HTMLElement);
  expect(await screen.findByText("Someone else")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("No prices yet")).toBeDefined();
});

test("a file is read as spreadsheets write it, and what is exported comes back", () => {
  expect(fromCsv(toCsv(prices))).toEqual(prices);
  expect(fromCsv('Channel;Amount;Currency;link\r\nSMS;0.03;gbp;"a ""b"";c"\r\n;;;\r\n')).toEqual([
    { channel: "sms", amount: "0.03", currency: "GBP", link: 'a "b";c' },
  ]);
  expect(fromCsv("channel,amount\nsms,1")).toEqual({ code: "columns", missing: "currency" });
  expect(fromCsv("channel,amount,currency\nsms,1,CNY\nsms,1.2.3,CNY")).toEqual({
    code: "line",
    line: 3,
    column: "amount",
  });
  expect(fromCsv("channel,amount,currency\n")).toEqual({ code: "empty" });
  expect(fromCsv("")).toEqual({ code: "columns", missing: "channel, amount, currency" });
  expect(decoded(new Uint8Array([0xd6, 0xd0]).buffer)).toBe("中");
  expect(decoded(new Uint8Array([0xff, 0xfe, 0x2d, 0x4e]).buffer)).toBe("中");
});

test("a file takes the place of the book after a look at it", async () => {
  const { kept } = keeping(prices);
  open("/settings/prices");
  fireEvent.click(await screen.findByTestId("import-prices"));
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  const file = new File(["channel,amount,currency\nrcs,0.1,EUR\n"], "p.csv");
  fireEvent.change(input as HTMLInputElement, { target: { files: [file] } });
  expect(await screen.findByText(/It takes the place of all that are here now \(5\)/)).toBeDefined();
  fireEvent.click(screen.getByTestId("do-import"));
  await waitFor(() => expect(kept.entries).toEqual([{ channel: "rcs", amount: "0.1", currency: "EUR" }]));
  await waitFor(() => expect(screen.queryByTestId("import-form")).toBeNull());
});

test("who may not change prices reads them", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.designer] } });
  keeping(prices);
  open("/settings/prices");
  expect((await screen.findAllByTestId("price")).length).toBe(5);
  expect(screen.queryByTestId("add-price")).toBeNull();
  expect(screen.queryByTestId("remove-price")).toBeNull();
});
