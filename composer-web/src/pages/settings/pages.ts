import type { Scope } from "../../api/types";

/** The rooms of the settings in the order of their tabs, each with what one must be allowed to see it. */
export const pages = [
  { to: "/settings/senders", name: "senders", scope: "settings:read" },
  { to: "/settings/links", name: "links", scope: "settings:read" },
  { to: "/settings/users", name: "users", scope: "settings:read" },
  { to: "/settings/api-keys", name: "keys", scope: "settings:read" },
  { to: "/settings/webhooks", name: "webhooks", scope: "webhooks:read" },
  { to: "/settings/prices", name: "prices", scope: "settings:read" },
  { to: "/settings/approvals", name: "approvals", scope: "content:approve" },
  { to: "/settings/opt-outs", name: "optOuts", scope: "contacts:read" },
  { to: "/settings/filter-words", name: "filterWords", scope: "content:read" },
  { to: "/settings/limits", name: "limits", scope: "content:read" },
  { to: "/audit", name: "audit", scope: "settings:read" },
] as const satisfies readonly { to: string; name: string; scope: Scope }[];
