import { screen } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../dev/data";
import { scopesOf } from "../api/roles";
import { signedIn } from "../api/signedIn";
import { speak } from "../i18n";
import { open, serve } from "../testing";

beforeEach(async () => {
  signedIn.setState({ session: { ...session, scopes: [...scopesOf.analyst] }, expired: false });
  await speak("en");
});

test("the navigation leads only where the role may go", async () => {
  serve({ "GET /v1/messages": () => ({ body: { items: [] } }) });
  open("/messages");
  expect((await screen.findByTestId("nav-messages")).getAttribute("aria-current")).toBe("page");
  expect(screen.queryByTestId("nav-wall")).toBeNull();
});

test("an address that the role may not see says who can, in the reader's language, and asks the server nothing", async () => {
  const asked = serve({});
  open("/wall");
  expect((await screen.findByTestId("empty")).textContent).toContain(
    "Handsets is not part of your roleWho can: Administrator, Designer, Approver, Sender, Operator.",
  );
  await speak("zh-CN");
  expect(await screen.findByText(/可以操作的角色：管理员、设计师、审批员、发送员、运维员。/)).toBeDefined();
  expect(asked).toEqual([]);
});
