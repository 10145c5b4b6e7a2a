import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { filterWords } from "../../../../dev/house";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import type { FilterWord } from "../../../api/types";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";
import { typedWords, withWords } from "./words";

/** A server that keeps the list, as a colleague may have changed it meanwhile. */
function keeping(first: FilterWord[]) {
  const kept = { words: first };
  const asked = serve({
    "GET /v1/filter-words": () => ({ body: kept }),
    "PUT /v1/filter-words": ({ body }) => {
      kept.words = (body as { words: FilterWord[] }).words;
      return { body: kept };
    },
  });
  return { kept, asked };
}

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("typed words stand each once, without blanks, whatever their case", () => {
  expect(typedWords(" 最低价 \n\nCheap\ncheap\r\nfree ")).toEqual(["最低价", "Cheap", "free"]);
  expect(withWords([{ word: "Free" }], ["free", "cheap"], { severity: "hint" })).toEqual([
    { word: "Free" },
    { word: "cheap", severity: "hint" },
  ]);
});

test("words are added to the list as it is now, and a colleague's stays", async () => {
  const { kept } = keeping(filterWords);
  open("/settings/filter-words");
  fireEvent.click(await screen.findByTestId("add-words"));
  fireEvent.change(await screen.findByTestId("words"), { target: { value: "cheapest\nHurry\n" } });
  expect(screen.getByText(/1 word stands on the list already/)).toBeDefined();
  fireEvent.change(screen.getByTestId("word-severity"), { target: { value: "warning" } });
  fireEvent.change(screen.getByTestId("word-note"), { target: { value: "good value" } });
  const colleagues = { word: "sure win", severity: "error" as const, note: "" };
  kept.words = [...filterWords, colleagues];
  fireEvent.click(screen.getByTestId("save-words"));
  await waitFor(() => expect(screen.queryByTestId("word-form")).toBeNull());
  expect(kept.words).toEqual([
    ...filterWords,
    colleagues,
    { word: "cheapest", severity: "warning", note: "good value" },
  ]);
  expect(screen.getAllByTestId("filter-word")).toHaveLength(5);
});

test("how bad a word is can be changed, and a word be removed", async () => {
  const { kept } = keeping(filterWords);
  open("/settings/filter-words");
  const row = (await screen.findByText("guaranteed")).closest("tr") as HTMLElement;
  fireEvent.click(within(row).getByTestId("change-word"));
  fireEvent.change(await screen.findByTestId("word-severity"), { target: { value: "hint" } });
  fireEvent.click(screen.getByTestId("save-words"));
  await waitFor(() => expect(kept.words[1]?.severity).toBe("hint"));
  fireEvent.click(screen.getByRole("button", { name: "Remove hurry" }));
  await waitFor(() => expect(kept.words.map((one) => one.word)).toEqual(["最便宜", "guaranteed"]));
});

test("nothing typed, or a word too long, is told before the server is asked", async () => {
  const { asked } = keeping([]);
  open("/settings/filter-words");
  fireEvent.click(await screen.findByTestId("add-words"));
  fireEvent.click(await screen.findByTestId("save-words"));
  expect(await screen.findByText("Type at least one word.")).toBeDefined();
  fireEvent.change(screen.getByTestId("words"), { target: { value: "x".repeat(101) } });
  expect(await screen.findByText(/is longer than 100 characters/)).toBeDefined();
  fireEvent.click(screen.getByTestId("save-words"));
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("a word is found by itself or by what to say instead; a designer only reads", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.designer] } });
  keeping(filterWords);
  open("/settings/filter-words");
  fireEvent.change(await screen.findByTestId("find-word"), { target: { value: "优惠" } });
  expect(screen.getAllByTestId("filter-word").map((row) => row.textContent)).toEqual([
    "最便宜Must go改为“优惠”",
  ]);
  expect(screen.queryByTestId("remove-word")).toBeNull();
  fireEvent.change(screen.getByTestId("find-word"), { target: { value: "nothing of it" } });
  expect(screen.getByText("No word on the list contains this.")).toBeDefined();
});
