import { fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { signedIn } from "../../../api/signedIn";
import type { Draft } from "../../../document/card";
import { edit } from "../../../document/edit";
import { speak } from "../../../i18n";
import { open } from "../../../testing";
import { bench, ID, path, preview, start, template } from "../testing";

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "content:write"] }, expired: false });
  await speak("en");
});

test("the SMS and the subject are written by hand from the derived words on, and given back", async () => {
  bench();
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("by-hand-sms"));
  const words = screen.getByTestId<HTMLTextAreaElement>("words-sms");
  expect(words.value).toBe("Half off");
  fireEvent.change(words, { target: { value: "" } });
  fireEvent.change(screen.getByTestId("words-sms"), { target: { value: "By hand" } });
  expect(screen.getByTestId("field-title").textContent).toBe("Half off");
  fireEvent.click(screen.getByTestId("derived-sms"));
  expect(screen.queryByTestId("words-sms")).toBeNull();
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(screen.getByTestId<HTMLTextAreaElement>("words-sms").value).toBe("By hand");
});

test("a text over its limit is shortened by one button, which says what it did", async () => {
  bench();
  open(`/templates/${ID}`);
  const title = await screen.findByTestId<HTMLTextAreaElement>("field-title");
  fireEvent.change(title, { target: { value: `${"tea ".repeat(60)}!` } });
  fireEvent.click(screen.getByTestId("shorten"));
  expect(title.value).toHaveLength(199);
  expect(screen.getByTestId("notice").textContent).toContain("Shortened from 241 to 199 characters.");
  fireEvent.click(screen.getByTestId("notice-undo"));
  expect(title.value).toHaveLength(241);
});

/** A server to which an SMS of more than 1500 characters has too many segments. */
function relay(draft: Draft) {
  const unfit = {
    code: "too-many-segments",
    sentence: "Too many.",
    params: { segments: "11", max: "10" },
  };
  const words = (card: Draft["card"]) => card.overrides?.sms?.text ?? "long".repeat(400);
  bench({
    [`GET ${path}`]: () => ({ body: template(draft, 1) }),
    "POST /v1/previews": ({ body }) =>
      words((body as Draft).card).length > 1500
        ? { body: { ...preview, sms: { losses: [], unfit } } }
        : { body: preview },
  });
}
const long = edit(start, {
  ...{ do: "write", field: { of: "card", card: "c1", name: "text" }, locale: "en" },
  text: "tea ".repeat(400),
} as const);

test("an SMS of too many segments is made to fit by one button", async () => {
  relay(long);
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("make-fit"));
  const made = await screen.findByTestId<HTMLTextAreaElement>("words-sms");
  expect(made.value.length).toBeLessThanOrEqual(1500);
  expect(made.value).toMatch(/^Half off\ntea tea/);
  expect(screen.getByTestId("notice").textContent).toMatch(/Shortened from 1609 to \d+ characters\.Undo/);
});

test("what else an SMS that is made to fit takes away is told too", async () => {
  relay(long);
  open(`/templates/${ID}`);
  await screen.findByTestId("make-fit");
  fireEvent.click(screen.getByTestId("choose-message"));
  fireEvent.change(screen.getByTestId("field-subject"), { target: { value: "x".repeat(400) } });
  fireEvent.click(await screen.findByTestId("make-fit"));
  expect(
    await screen.findByText(/Shortened from 1609 to \d+ characters\. 1 text is shorter by \d+ characters\./),
  ).toBeDefined();
});

test("a text that does not fit is named where it stands, not where it is among the cards that can be shown", async () => {
  const unfit = {
    code: "too-long",
    sentence: "/cards/0/title is too long.",
    params: { field: "/cards/0/title" },
  };
  const card = { ...start.card, layout: "carousel" as const };
  const cards = [{ id: "c0" }, ...(start.card.cards ?? [])];
  bench({
    [`GET ${path}`]: () => ({ body: template({ ...start, card: { ...card, cards } }, 1) }),
    "POST /v1/previews": () => ({ body: { ...preview, mms: { losses: [], unfit } } }),
  });
  open(`/templates/${ID}`);
  expect(await screen.findByText("Card 2 Title is too long.")).toBeDefined();
});
