import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../../dev/data";
import { signedIn } from "../api/signedIn";
import i18n, { currentLanguage, speak } from "../i18n";
import { rooms } from "../i18n/rooms";
import { draw, open, serve } from "../testing";
import { later } from "./later";

const gone = (name: string) =>
  Promise.reject(new TypeError(`Failed to fetch dynamically imported module: /assets/${name}.js`));
const reload = vi.fn();
const { wall } = rooms;
const { location } = window;

beforeEach(async () => {
  vi.stubGlobal("location", { ...location, reload });
  signedIn.setState({ session, expired: false });
  sessionStorage.clear();
  await speak("en");
  i18n.removeResourceBundle("zh-CN", "wall");
});
afterEach(() => {
  rooms.wall = wall;
  reload.mockClear();
  vi.stubGlobal("location", location);
});

test("a part that does not come says so, and only a new page is offered", async () => {
  const Part = later(() => gone("Part"), "Part");
  draw(<Part />);
  expect((await screen.findByTestId("problem")).textContent).toContain("a newer Cardwire was installed");
  fireEvent.click(screen.getByText("Load again"));
  expect(reload).toHaveBeenCalledTimes(1);
});

test("a language whose words do not come is not spoken, and that is said", async () => {
  serve({ "GET /v1/handsets": () => ({ body: { items: [] } }) });
  rooms.wall = { ...wall, "zh-CN": () => gone("wall") };
  open("/wall");
  await waitFor(() => expect(i18n.hasResourceBundle("en", "wall")).toBe(true));
  fireEvent.click(await screen.findByTestId("language"));
  expect((await screen.findByTestId("problem")).textContent).toContain("A part of the page did not come");
  expect(currentLanguage()).toBe("en");
  rooms.wall = wall;
  fireEvent.click(screen.getByTestId("language"));
  await waitFor(() => expect(screen.queryByTestId("problem")).toBeNull());
  expect(currentLanguage()).toBe("zh-CN");
});

test("a page whose words are gone is loaded again, but once, and not for a link that is only pointed at", async () => {
  serve({ "GET /v1/messages": () => ({ body: { items: [] } }) });
  i18n.removeResourceBundle("en", "wall");
  rooms.wall = { ...wall, en: () => gone("wall") };
  const first = open("/messages");
  await screen.findByTestId("nav-wall");
  await first.router.preloadRoute({ to: "/wall" });
  expect(reload).not.toHaveBeenCalled();
  void first.router.navigate({ to: "/wall" });
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  first.unmount();
  open("/wall");
  expect((await screen.findByTestId("problem")).textContent).toContain("A part of the page did not come");
  expect(reload).toHaveBeenCalledTimes(1);
});
