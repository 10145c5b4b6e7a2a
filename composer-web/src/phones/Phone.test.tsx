import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { speak } from "../i18n";
import { draw } from "../testing";
import { Phone } from "./Phone";
import type { Bubble } from "./shown";

const now = new Date("2026-11-21T12:00:00Z");
const bubble = (part: Pick<Bubble, "channel" | "shown"> & Partial<Bubble>): Bubble => ({
  id: "in-1",
  from: "Northwind",
  verified: false,
  link: "demo",
  at: "2026-11-21T11:59:00Z",
  marks: [],
  ...part,
});

const card = (title: string, place: number) => ({
  title,
  buttons: [{ label: `Buy ${title}`, place, action: "openUrl" as const, target: "https://shop.example" }],
});
const carousel = (marks: Bubble["marks"] = []) =>
  bubble({
    channel: "rcs",
    verified: true,
    marks,
    shown: {
      form: "rcs",
      layout: "carousel",
      beside: false,
      right: false,
      wide: true,
      cards: [card("Oolong", 1), card("White", 2)],
      chips: [{ label: "Hours", place: 3, action: "reply" }],
    },
  });
const sms = (segments: string[], missing: number[] = []) =>
  bubble({
    id: "in-2",
    channel: "sms",
    shown: { form: "sms", coding: "UCS-2", segments, total: segments.length + missing.length, missing },
  });

const hand = () => ({ tap: vi.fn(), read: vi.fn(), reply: vi.fn() });
const phone = (bubbles: Bubble[], touch = hand(), borders = true) => {
  draw(<Phone name="Ann" bubbles={bubbles} online borders={borders} now={now} touch={touch} />);
  return touch;
};

beforeEach(() => speak("en"));

test("a film shows its poster and loads nothing more before it is played, a sound has a player", () => {
  const film = { url: "/v1/a.mp4", contentType: "video/mp4", poster: "/v1/a.jpg", alt: "A walk" };
  const sound = { url: "/v1/b.m4a", contentType: "audio/mp4" };
  const slides = [{ media: film }, { media: sound }];
  phone([bubble({ channel: "mms", shown: { form: "mms", subject: "Play", bytes: 1, slides } })]);
  expect(screen.getByLabelText("A walk").getAttribute("poster")).toBe("/v1/a.jpg");
  expect(screen.getByLabelText("A walk").getAttribute("preload")).toBe("none");
  expect(screen.getByLabelText("Sound").tagName).toBe("AUDIO");
});

test("a tap on a card's button names its place in the message", () => {
  const touch = phone([carousel()]);
  fireEvent.click(screen.getByRole("button", { name: "Buy White" }));
  expect(touch.tap).toHaveBeenCalledWith(
    expect.objectContaining({ id: "in-1" }),
    expect.objectContaining({ place: 2 }),
  );
});

test("a button that was tapped shows it", () => {
  phone([carousel([{ what: "tapped", detail: "Buy Oolong", at: "2026-11-21T11:59:10Z" }])]);
  expect(screen.getByRole("button", { name: "Buy Oolong" }).dataset.tapped).toBe("true");
  expect(screen.getByRole("button", { name: "Buy White" }).dataset.tapped).toBe("false");
});

test("chips stand under the last message only", () => {
  phone([carousel(), sms(["Later"])]);
  expect(screen.queryByRole("button", { name: "Hours" })).toBeNull();
});

test("segment borders can be shown and hidden", () => {
  phone([sms(["【北风茶】你好", "回T退订"])]);
  expect(screen.getAllByTestId("segment")).toHaveLength(2);
});

test("without borders a long SMS is one text", () => {
  phone([sms(["【北风茶】你好", "回T退订"])], hand(), false);
  expect(screen.getByTestId("sms").textContent).toBe("【北风茶】你好回T退订");
});

test("an SMS with a lost segment says which", () => {
  phone([sms(["one", "three"], [2])]);
  expect(screen.getByTestId("bubble").textContent).toContain("Segments 2 never came");
});

test("a reply answers the newest message and empties the line", () => {
  const touch = phone([carousel(), sms(["Reply STOP to end"])]);
  const line = screen.getByRole("textbox", { name: "Reply from Ann" });
  fireEvent.change(line, { target: { value: " STOP " } });
  fireEvent.submit(line);
  expect(touch.reply).toHaveBeenCalledWith(expect.objectContaining({ id: "in-2" }), "STOP");
  expect(line).toHaveProperty("value", "");
});

test("a message that was read offers no reading any more", () => {
  phone([{ ...sms(["Hi"]), marks: [{ what: "read", detail: "", at: "2026-11-21T11:59:10Z" }] }]);
  expect(within(screen.getByTestId("bubble")).queryByRole("button", { name: "Mark as read" })).toBeNull();
});

test("a phone that got nothing says so and offers nothing to answer", () => {
  phone([]);
  expect(screen.getByText("Nothing received yet")).toBeDefined();
  expect(screen.queryByRole("textbox")).toBeNull();
});
