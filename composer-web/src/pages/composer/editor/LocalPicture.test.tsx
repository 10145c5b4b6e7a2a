import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { session } from "../../../../dev/data";
import { signedIn } from "../../../api/signedIn";
import type { Draft } from "../../../document/card";
import { edit } from "../../../document/edit";
import { speak } from "../../../i18n";
import { type Asked, open } from "../../../testing";
import { bench, ID, path, start, template } from "../testing";

beforeEach(async () => {
  localStorage.clear();
  signedIn.setState({ session: { ...session, scopes: ["content:read", "content:write"] }, expired: false });
  await speak("en");
});

const saved = (asked: Asked[]) => asked.filter((one) => one.method === "PUT").map((one) => one.body as Draft);

test("a translation gets a picture of its own, with a focus of its own, and gives it back", async () => {
  const pictured = edit(
    edit(start, { do: "media", card: "c1", media: { asset: "ast_1", height: "short" } }),
    { do: "addLocale", locale: "zh-CN" },
  );
  const asked = bench({
    [`GET ${path}`]: () => ({ body: template(pictured, 1) }),
    "POST /v1/assets": () => ({ status: 201, body: { id: "ast_2" } }),
  });
  URL.createObjectURL = () => "blob:picture";
  open(`/templates/${ID}`);
  fireEvent.click((await screen.findAllByTestId("locale"))[1] as HTMLElement);
  const file = new File(["png"], "zh.png", { type: "image/png" });
  fireEvent.change(screen.getByTestId("picture-file"), { target: { files: [file] } });
  await screen.findByTestId("own-picture");
  fireEvent.keyDown(screen.getByTestId("focus"), { key: "ArrowLeft" });
  await waitFor(() => {
    const card = saved(asked).at(-1)?.card;
    expect(card?.cards?.[0]?.media).toEqual({ asset: "ast_1", height: "short" });
    const local = card?.locales?.["zh-CN"]?.cards?.c1?.media;
    expect(local).toEqual({ asset: "ast_2", focus: { x: 0.48, y: 0.5 } });
  });
  fireEvent.click(screen.getByTestId("own-picture"));
  await waitFor(() => expect(saved(asked).at(-1)?.card.locales).toEqual({ "zh-CN": {} }));
});
