import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { signedIn } from "../../../api/signedIn";
import type { LintReport } from "../../../api/types";
import type { CardDocument } from "../../../document/card";
import { edit } from "../../../document/edit";
import { speak } from "../../../i18n";
import { open } from "../../../testing";
import { bench, clean, ID, path, start, template } from "../testing";

/** A server that advises against a title that shouts. */
function report({ cards = [] }: CardDocument): LintReport {
  const title = cards[0]?.title ?? "";
  if (!title.endsWith("!!!")) return clean;
  return {
    ...clean,
    errors: 1,
    findings: [
      {
        rule: "shouting",
        severity: "error",
        pointer: "/cards/0/title",
        locale: "en",
        sentence: "The title shouts.",
        remedy: "Say it calmly.",
        params: {},
        fix: [{ op: "replace", path: "/cards/0/title", value: title.replaceAll("!", "") }],
      },
    ],
  };
}

const answers = {
  "POST /v1/lint": ({ body }: { body: unknown }) => ({ body: report((body as { card: CardDocument }).card) }),
  "GET /v1/lint-rules": () => ({
    body: { rules: [{ id: "shouting", severity: "error", title: "Calm", why: "Readers turn away." }] },
  }),
};
const titleField = () => screen.findByTestId<HTMLTextAreaElement>("field-title");

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "content:write"] }, expired: false });
  await speak("en");
});

test("a finding tells what, where, why and what to do; its fix is one step that undo takes back", async () => {
  bench(answers);
  open(`/templates/${ID}`);
  const title = await titleField();
  fireEvent.change(title, { target: { value: "Half off!!!" } });
  const finding = await screen.findByTestId("finding");
  expect(finding.textContent).toContain("Card 1 · Title The title shouts.");
  expect(finding.textContent).toContain("Say it calmly.");
  fireEvent.click(screen.getByText("Why?"));
  expect(finding.textContent).toContain("Readers turn away.");
  expect(screen.getByTestId("lint-number").textContent).toBe("1");
  await waitFor(() => expect(screen.getByTestId("fix").getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(screen.getByTestId("fix"));
  expect(title.value).toBe("Half off");
  await waitFor(() => expect(screen.getByTestId("lint-summary").textContent).toContain("Nothing to change"));
  fireEvent.click(screen.getByTestId("notice-undo"));
  expect(title.value).toBe("Half off!!!");
});

test("a fix for a card that has changed since waits for the next look", async () => {
  bench(answers);
  open(`/templates/${ID}`);
  const title = await titleField();
  fireEvent.change(title, { target: { value: "Half off!!!" } });
  await waitFor(() => expect(screen.getByTestId("fix").getAttribute("aria-disabled")).toBe("false"));
  fireEvent.change(title, { target: { value: "Quarter off!!!" } });
  expect(screen.getByTestId("fix").getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByTestId("fix"));
  expect(title.value).toBe("Quarter off!!!");
});

test("a finding leads to its field, in a folded button and in another language too", async () => {
  const translated = edit(
    edit(start, {
      do: "addButton",
      at: { card: "c1" },
      button: { label: "More", action: { type: "openUrl", url: "http://a.example" } },
    }),
    { do: "addLocale", locale: "zh-CN" },
  );
  const findings = ["/cards/0/buttons/0/action/url", "/locales/zh-CN/cards/c1/text"].map((pointer) => ({
    ...{ rule: "any", severity: "hint" as const, locale: "en", sentence: pointer, remedy: "", params: {} },
    pointer,
  }));
  bench({
    [`GET ${path}`]: () => ({ body: template(translated, 1) }),
    "POST /v1/lint": () => ({ body: { ...clean, hints: 2, findings } }),
  });
  open(`/templates/${ID}`);
  fireEvent.click(await screen.findByTestId("choose-message"));
  const [first, second] = await screen.findAllByTestId("go-to-finding");
  fireEvent.click(first as HTMLElement);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-url")));
  fireEvent.click(second as HTMLElement);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("field-text")));
  expect(screen.getByTestId("field-text").lang).toBe("zh-CN");
});

test("who may only look gets the advice without the fixes", async () => {
  signedIn.setState({ session: { ...session, scopes: ["content:read"] } });
  const loud = { ...start, card: { ...start.card, cards: [{ id: "c1", title: "Half off!!!" }] } };
  bench({ ...answers, [`GET ${path}`]: () => ({ body: template(loud, 1) }) });
  open(`/templates/${ID}`);
  await screen.findByTestId("finding");
  expect(screen.queryByTestId("fix")).toBeNull();
});
