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

test("an SMS of too many segments is made to fit by one button", async () => {
  const long = edit(start, {
    ...{ do: "write", field: { of: "card", card: "c1", name: "text" }, locale: "en" },
    text: "tea ".repeat(400),
  } as const);
  const unfit = {
    code: "too-many-segments",
    sentence: "Too many.",
    params: { segments: "11", max: "10" },
  };
  const words = (card: Draft["card"]) => card.overrides?.sms?.text ?? "long".repeat(400);
  bench({
    [`GET ${path}`]: () => ({ body: template(long, 1) }),
    "POST /v1/previews": ({ body }) =>
      words((body as Draft).card).length > 1500
        ? { body: { ...preview, sms: { losses: [], unfit } } }
        : { body: preview },
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("make-fit"));
  const made = await screen.findByTestId<HTMLTextAreaElement>("words-sms");
  expect(made.value.length).toBeLessThanOrEqual(1500);
  expect(made.value).toMatch(/^Half off\ntea tea/);
  expect(screen.getByTestId("notice").textContent).toMatch(/Shortened from 1609 to \d+/);
});
