import { expect, test } from "vitest";
import java from "../../../server/src/main/java/org/cardwire/brand/Role.java?raw";
import { mayGrant, roles, rolesWith, scopes, scopesOf } from "./roles";

/** The scopes that the server's source gives a role. */
function served(role: string): string[] {
  const [, body = ""] = new RegExp(`${role.toUpperCase()}\\(([^;]*?)\\)\\)?[,;]`).exec(java) ?? [];
  return [...body.matchAll(/"([a-z:]+)"/g)].map((match) => String(match[1])).sort();
}

test("every role may here what it may on the server", () => {
  for (const role of roles.filter((one) => one !== "admin")) {
    expect([role, [...scopesOf[role]].sort()]).toEqual([role, served(role)]);
  }
  expect(java).toContain("ADMIN(Scopes.ALL)");
  for (const scope of scopes) expect(java.split("Scopes.ALL)")[1]).toContain(`"${scope}"`);
});

test("who can do a thing is known by its scope", () => {
  expect(rolesWith("webhooks:read")).toEqual(["admin", "operator"]);
  expect(rolesWith("contacts:write")).toEqual(["admin", "sender"]);
});

test("nobody gives a role that may more than they may", () => {
  expect(mayGrant(scopesOf.operator, "analyst")).toBe(true);
  expect(mayGrant(scopesOf.operator, "admin")).toBe(false);
});
