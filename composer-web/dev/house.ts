import { scopesOf } from "../src/api/roles";
import type { ApiKey, User } from "../src/api/types";

/** Users, keys and what else the settings keep, of the development server. */
const user = (index: number, name: string, role: User["role"], more: Partial<User> = {}): User => ({
  id: `usr_000000000000${index}`,
  name,
  email: `${role}@northwind.example`,
  role,
  locale: "zh-CN",
  disabled: false,
  createdAt: `2026-03-0${index}T08:00:00Z`,
  ...more,
});

export const users: User[] = [
  user(1, "Admin", "admin"),
  user(2, "王设计", "designer"),
  user(3, "Olu Adeyemi", "operator", { locale: "en" }),
  user(4, "李早退", "sender", { disabled: true }),
];

export const apiKeys: ApiKey[] = [
  {
    id: "key_0000000000003",
    name: "Shop backend",
    mode: "live",
    scopes: ["messages:send", "messages:read"],
    shown: "cw_live_7Qk2",
    createdAt: "2026-10-02T08:00:00Z",
    lastUsedAt: "2026-11-29T05:31:00Z",
  },
  {
    id: "key_0000000000002",
    name: "试用",
    mode: "test",
    scopes: [...scopesOf.sender],
    shown: "cw_test_b9Xw",
    createdAt: "2026-09-02T08:00:00Z",
    expiresAt: "2027-09-02T08:00:00Z",
  },
  {
    id: "key_0000000000001",
    name: "Old shop",
    mode: "live",
    scopes: ["messages:send"],
    shown: "cw_live_aa31",
    createdAt: "2026-03-02T08:00:00Z",
    lastUsedAt: "2026-10-02T07:31:00Z",
    revokedAt: "2026-10-02T09:00:00Z",
  },
];
