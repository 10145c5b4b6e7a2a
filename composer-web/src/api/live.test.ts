import { afterEach, expect, test, vi } from "vitest";
import { FakeEvents } from "../testing";
import { listen, live } from "./live";

function look(hidden: boolean) {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

afterEach(() => vi.restoreAllMocks());

test("a tab that nobody looks at lets its connection go, and catches up when it is looked at again", async () => {
  const heard: string[] = [];
  let caughtUp = 0;
  const stop = listen(
    (message) => heard.push(message),
    () => caughtUp++,
  );
  await vi.waitFor(() => expect(live.getState().state).toBe("on"));
  FakeEvents.tell({ message: "msg_1" });
  look(true);
  FakeEvents.tell({ message: "msg_2" });
  expect(live.getState().state).toBe("off");
  expect(caughtUp).toBe(0);

  look(false);
  await vi.waitFor(() => expect(caughtUp).toBe(1));
  FakeEvents.tell({ message: "msg_3" });
  stop();
  FakeEvents.tell({ message: "msg_4" });
  expect(heard).toEqual(["msg_1", "msg_3"]);
});
