import type { Scope } from "../api/types";
import type { IconName } from "./Icon";

/** @property aside on a phone it stands in the menu behind the others: not everything fits at the thumb */
type Hall = { to: string; name: string; icon: IconName; scope: Scope; aside?: true };

/** Where the main navigation leads, each with what one must be allowed to go there; of the settings, each room says for itself. */
export const halls = [
  { to: "/", name: "home", icon: "home", scope: "messages:read" },
  { to: "/templates", name: "templates", icon: "templates", scope: "content:read" },
  { to: "/media", name: "media", icon: "media", scope: "content:read", aside: true },
  { to: "/messages", name: "messages", icon: "messages", scope: "messages:read" },
  { to: "/inbox", name: "inbox", icon: "inbox", scope: "contacts:read" },
  { to: "/wall", name: "wall", icon: "wall", scope: "sandbox", aside: true },
] as const satisfies readonly Hall[];

/** The hall in which an address lies. */
export const hallAt = (address: string) =>
  halls.find(({ to }) => (to === "/" ? address === to : address.startsWith(to)));
