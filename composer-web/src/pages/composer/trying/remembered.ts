import { signedIn } from "../../../api/signedIn";
import type { Channel, Mode } from "../../../api/types";

/** Where the last test went, kept for each user in this browser. */
export type Target = {
  mode: Mode;
  /** One of the sandbox's. */
  handset?: string;
  /** A phone at hand. */
  phone?: string;
  /** Absent: the forms in the order of the card's kind. */
  channel?: Channel;
};

const place = () => `cardwire.test.${signedIn.getState().session?.user.id ?? ""}`;

export function remembered(): Target {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(place()) ?? "null");
    if (typeof value === "object" && value !== null && "mode" in value) return value as Target;
  } catch {
    // What cannot be read is chosen anew.
  }
  return { mode: "test" };
}

export function remember(target: Target): void {
  try {
    localStorage.setItem(place(), JSON.stringify(target));
  } catch {
    // Then the next test begins with the first handset again.
  }
}
