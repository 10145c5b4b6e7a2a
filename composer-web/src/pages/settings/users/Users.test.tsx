import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { users } from "../../../../dev/house";
import { scopesOf } from "../../../api/roles";
import { signedIn } from "../../../api/signedIn";
import type { Role, User } from "../../../api/types";
import { speak } from "../../../i18n";
import { open, serve } from "../../../testing";

const as = (role: Role) =>
  signedIn.setState({
    session: { ...session, user: { ...session.user, role }, scopes: [...scopesOf[role]] },
    expired: false,
  });
const [admin, designer, operator, gone] = users as [User, User, User, User];
const answers = { "GET /v1/users": () => ({ body: { items: users } }) };

beforeEach(async () => {
  as("admin");
  await speak("en");
});

async function entry(user: User) {
  const heading = await screen.findByRole("heading", { name: user.name });
  return within(heading.closest("li") ?? heading);
}

async function choose(user: User, deed: string) {
  fireEvent.click((await entry(user)).getByTestId("more-menu"));
  fireEvent.click(await screen.findByTestId(deed));
}

const URL = "https://cards.example/welcome/secret-token";
const linked = (user: User) => ({ status: 201, body: { user, url: URL, expiresAt: "2026-12-06T08:00:00Z" } });

test("a colleague is invited with a role, and the link is shown once to be handed over", async () => {
  const asked = serve({ ...answers, "POST /v1/invitations": () => linked(designer) });
  open("/settings/users");
  fireEvent.click(await screen.findByTestId("add-user"));
  fireEvent.change(await screen.findByTestId("user-name"), { target: { value: designer.name } });
  fireEvent.change(screen.getByTestId("user-email"), { target: { value: designer.email } });
  fireEvent.change(screen.getByTestId("user-role"), { target: { value: "analyst" } });
  fireEvent.click(screen.getByTestId("save-user"));
  expect((await screen.findByTestId<HTMLInputElement>("secret")).value).toBe(URL);
  expect(asked.find((one) => one.method === "POST")?.body).toEqual({
    name: designer.name,
    email: designer.email,
    role: "analyst",
    locale: "en",
  });
  fireEvent.click(screen.getByTestId("kept"));
  await waitFor(() => expect(screen.queryByTestId("secret")).toBeNull());
});

test("what is missing is told beside its field before the server is asked", async () => {
  const asked = serve(answers);
  open("/settings/users");
  fireEvent.click(await screen.findByTestId("add-user"));
  fireEvent.click(await screen.findByTestId("save-user"));
  expect(await screen.findByText("Type an address such as name@brand.example.")).toBeDefined();
  expect(screen.getByText("Give a name, so that the audit can say who it was.")).toBeDefined();
  expect(asked.every((one) => one.method === "GET")).toBe(true);
});

test("an address that is taken is told beside the address", async () => {
  const errors = [{ pointer: "/email", code: "taken", detail: "There is a user with this e-mail" }];
  serve({
    ...answers,
    "POST /v1/invitations": () => ({ status: 422, body: { title: "One field", errors } }),
  });
  open("/settings/users");
  fireEvent.click(await screen.findByTestId("add-user"));
  fireEvent.change(await screen.findByTestId("user-name"), { target: { value: "Wang" } });
  fireEvent.change(screen.getByTestId("user-email"), { target: { value: designer.email } });
  fireEvent.click(screen.getByTestId("save-user"));
  expect(await screen.findByText("There is a user with this e-mail")).toBeDefined();
  expect(screen.queryByTestId("problem")).toBeNull();
});

test("a role is changed", async () => {
  const asked = serve({ ...answers, [`PUT /v1/users/${designer.id}`]: () => ({ body: designer }) });
  open("/settings/users");
  await choose(designer, "change-user");
  fireEvent.change(await screen.findByTestId("user-role"), { target: { value: "sender" } });
  fireEvent.click(screen.getByTestId("save-user"));
  await waitFor(() =>
    expect(asked.find((one) => one.method === "PUT")?.body).toEqual({
      name: designer.name,
      locale: "zh-CN",
      role: "sender",
    }),
  );
});

test("a colleague is disabled after a question, and enabled again without one", async () => {
  const asked = serve({
    ...answers,
    [`PUT /v1/users/${designer.id}`]: () => ({ body: designer }),
    [`PUT /v1/users/${gone.id}`]: () => ({ body: gone }),
  });
  open("/settings/users");
  await choose(designer, "disable-user");
  expect(await screen.findByText(/is signed out at once/)).toBeDefined();
  fireEvent.click(screen.getByTestId("confirm"));
  await waitFor(() => expect(screen.queryByTestId("confirm")).toBeNull());
  await choose(gone, "enable-user");
  await waitFor(() =>
    expect(asked.filter((one) => one.method === "PUT").map((one) => one.body)).toEqual([
      { disabled: true },
      { disabled: false },
    ]),
  );
});

test("who lost their password, or has not come yet, gets a new link", async () => {
  const asked = serve({
    ...answers,
    [`POST /v1/users/${operator.id}/link`]: () => linked(operator),
  });
  open("/settings/users");
  await choose(operator, "link-user");
  expect(await screen.findByText(/sets a new password by it/)).toBeDefined();
  fireEvent.click(screen.getByTestId("confirm"));
  expect((await screen.findByTestId<HTMLInputElement>("secret")).value).toBe(URL);
  expect(asked.filter((one) => one.method === "POST")).toHaveLength(1);
});

test("one's own role is changed by someone else", async () => {
  serve(answers);
  open("/settings/users");
  await choose(admin, "change-user");
  expect((await screen.findByTestId<HTMLSelectElement>("user-role")).disabled).toBe(true);
});

test("an operator can change nobody who may more", async () => {
  as("operator");
  serve(answers);
  open("/settings/users");
  expect((await entry(operator)).queryByTestId("more-menu")).not.toBeNull();
  expect((await entry(admin)).queryByTestId("more-menu")).toBeNull();
});

test("who may not change the settings sees the list and no deeds", async () => {
  as("analyst");
  serve(answers);
  open("/settings/users");
  expect(await screen.findAllByTestId("user")).toHaveLength(4);
  expect(screen.queryByTestId("add-user")).toBeNull();
  expect(screen.queryByTestId("more-menu")).toBeNull();
});
