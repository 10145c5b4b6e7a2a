import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { spoken } from "./i18n";
import { FakeEvents } from "./testing";

// What Mantine asks of a browser and jsdom does not have.
window.matchMedia = (media: string) => ({
  matches: false,
  media,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
});
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Object.defineProperty(document, "fonts", {
  configurable: true,
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

vi.stubGlobal("EventSource", FakeEvents);
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;

await spoken;

// A busy machine is no failure.
configure({ asyncUtilTimeout: 15_000 });
afterEach(cleanup);
