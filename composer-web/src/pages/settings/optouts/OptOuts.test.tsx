import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { optOuts } from "../../../../dev/house";
import { senders } from "../../../../dev/settings";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";

const answers = {
  "GET /v1/opt-outs": () => ({ body: { items: optOuts } }),
  "GET /v1/senders": () => ({ body: { items: senders } }),
};

beforeEach(async () => {
  signedIn.setState({ session, expired: false });
  await speak("en");
});

test("each entry says how it came: by which word, on which channel, for whom", async () => {
  serve(answers);
  open("/settings/opt-outs");
  const [word, chinese, hand] = await screen.findAllByTestId("opt-out");
  expect(word?.textContent).toContain("+44 7700 900109Reply · STOPSMSThe whole brand");
  await waitFor(() => expect(chinese?.textContent).toContain("Reply · TDMMS北风茶"));
  expect(hand?.textContent).toContain("Added by hand · asked by phone");
});

test("a number is looked up on the server and stands in the address; one that is not there offers the whole list", async () => {
  const asked = serve({
    ...answers,
    "GET /v1/opt-outs": ({ path }) => ({ body: { items: path.includes("number=") ? [] : optOuts } }),
  });
  const { router } = open("/settings/opt-outs");
  fireEvent.change(await screen.findByTestId("filter-number"), { target: { value: "+44 7700 900-500" } });
  const none = within(await screen.findByTestId("empty"));
  expect(none.getByText("This number has not opted out")).toBeDefined();
  expect(asked.some((one) => one.path === "/v1/opt-outs?number=%2B447700900500")).toBe(true);
  expect(router.state.location.search).toEqual({ number: "+447700900500" });
  fireEvent.click(none.getByRole("button", { name: "Show all" }));
  expect(await screen.findAllByTestId("opt-out")).toHaveLength(3);
});

test("someone who asked by phone is added with the reason", async () => {
  const asked = serve({ ...answers, "POST /v1/opt-outs": () => ({ status: 201, body: optOuts[2] }) });
  open("/settings/opt-outs");
  fireEvent.click(await screen.findByTestId("add-opt-out"));
  fireEvent.change(await screen.findByTestId("opt-out-number"), { target: { value: "0044 7700 900111" } });
  await within(screen.getByTestId("opt-out-sender")).findByText("Codes");
  fireEvent.change(screen.getByTestId("opt-out-sender"), { target: { value: senders[1]?.id } });
  fireEvent.change(screen.getByTestId("opt-out-note"), { target: { value: " asked by phone " } });
  fireEvent.click(screen.getByTestId("save-opt-out"));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "POST")?.body).toEqual({
      number: "+447700900111",
      sender: senders[1]?.id,
      note: "asked by phone",
    }),
  );
  await waitFor(() => expect(screen.queryByTestId("opt-out-form")).toBeNull());
});

test("what is no number is told before the server is asked", async () => {
  const asked = serve(answers);
  open("/settings/opt-outs");
  fireEvent.click(await screen.findByTestId("add-opt-out"));
  fireEvent.change(await screen.findByTestId("opt-out-number"), { target: { value: "12" } });
  fireEvent.click(screen.getByTestId("save-opt-out"));
  expect(await screen.findByText("A number starts with + and has 8 to 15 digits.")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("an opt-out is taken back after a question", async () => {
  const asked = serve({
    ...answers,
    [`DELETE /v1/opt-outs/${optOuts[0]?.id}`]: () => ({ status: 204 }),
  });
  open("/settings/opt-outs");
  fireEvent.click((await screen.findAllByTestId("take-back"))[0] as HTMLElement);
  expect(await screen.findByText("Write to +44 7700 900109 again?")).toBeDefined();
  fireEvent.click(screen.getByTestId("confirm"));
  await waitFor(() => expect(asked.some((one) => one.method === "DELETE")).toBe(true));
});

test("a role that reads only sees no deeds; one that may not read is told who can", async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.operator] } });
  serve(answers);
  const { unmount } = open("/settings/opt-outs");
  expect(await screen.findAllByTestId("opt-out")).toHaveLength(3);
  expect(screen.queryByTestId("add-opt-out")).toBeNull();
  expect(screen.queryByTestId("take-back")).toBeNull();
  unmount();
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.analyst] } });
  open("/settings/opt-outs");
  expect((await screen.findByTestId("empty")).textContent).toContain("Administrator, Sender, Operator");
});
