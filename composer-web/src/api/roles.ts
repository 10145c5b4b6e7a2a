import { signedIn } from "./signedIn";
import type { Role, Scope } from "./types";

export const scopes = [
  "messages:send",
  "messages:read",
  "numbers:read",
  "content:read",
  "content:write",
  "content:approve",
  "contacts:read",
  "contacts:write",
  "settings:read",
  "settings:write",
  "webhooks:read",
  "webhooks:write",
  "sandbox",
] as const satisfies readonly Scope[];

/** What each role may, as the server has it; the server alone decides, this is for saying beforehand who can. */
export const scopesOf: Record<Role, readonly Scope[]> = {
  admin: scopes,
  designer: ["content:read", "content:write", "sandbox", "settings:read", "messages:read"],
  approver: ["content:read", "content:approve", "sandbox", "settings:read", "messages:read"],
  sender: [
    "messages:send",
    "messages:read",
    "content:read",
    "contacts:read",
    "contacts:write",
    "settings:read",
    "sandbox",
  ],
  analyst: ["messages:read", "content:read", "settings:read"],
  operator: [
    "messages:send",
    "messages:read",
    "numbers:read",
    "content:read",
    "contacts:read",
    "settings:read",
    "settings:write",
    "webhooks:read",
    "webhooks:write",
    "sandbox",
  ],
};

export const roles = [
  "admin",
  "designer",
  "approver",
  "sender",
  "analyst",
  "operator",
] as const satisfies readonly Role[];

export const rolesWith = (scope: Scope) => roles.filter((role) => scopesOf[role].includes(scope));

/** Nobody gives away more than they have. */
export const mayGrant = (own: readonly Scope[], role: Role) =>
  scopesOf[role].every((scope) => own.includes(scope));

const none: readonly Scope[] = [];

/** What the one who is signed in may. */
export const useScopes = () => signedIn((state) => state.session?.scopes ?? none);
export const useMay = (scope: Scope) => useScopes().includes(scope);
