import type { Scope } from "../api/types";
import type { IconName } from "./Icon";

/** Where the main navigation leads, each with what one must be allowed to go there; of the settings, each room says for itself. */
export const halls = [
  { to: "/", name: "home", icon: "home", scope: "messages:read" },
  { to: "/templates", name: "templates", icon: "templates", scope: "content:read" },
  { to: "/messages", name: "messages", icon: "messages", scope: "messages:read" },
  { to: "/wall", name: "wall", icon: "wall", scope: "sandbox" },
] as const satisfies readonly { to: string; name: string; icon: IconName; scope: Scope }[];

/** The hall in which an address lies. */
export const hallAt = (address: string) =>
  halls.find(({ to }) => (to === "/" ? address === to : address.startsWith(to)));
