import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";
import "./i18n";

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
  value: { addEventListener: () => undefined, removeEventListener: () => undefined },
});

afterEach(cleanup);
