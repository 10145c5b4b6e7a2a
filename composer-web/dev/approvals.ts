import type { Approval } from "../src/api/types";
import type { Answer } from "./mockServer.ts";

/** Approvals of the development server; who is signed in there is everybody at once. */
let approvedOnly = false;
let asked: Approval | undefined;
let approved: Approval | undefined;

export function approvals(say: string, path: string[], body: object): Answer | undefined {
  const [method, address = ""] = say.split(" ");
  const [noun] = address.split("/").slice(2);
  if (noun === "approval-rule") {
    if (method === "PUT") ({ approvedOnly } = body as { approvedOnly: boolean });
    return { body: { approvedOnly, approvers: ["王设计", "Ada"] } };
  }
  if (noun === "approvals") return { body: { items: asked ? [asked] : [] } };
  if (noun !== "templates") return undefined;
  const [template = "", part, version, what, decision] = path;
  if (part === "approvals") return { body: { version: 1, asked, approved } };
  if (part !== "versions" || what !== "approval") return undefined;
  if (method === "DELETE") {
    asked = undefined;
    return { status: 204 };
  }
  if (decision) {
    const { decision: word, words } = body as { decision: string; words?: string };
    const before = asked ?? approved;
    if (!before) return { status: 404, body: { title: "Nothing waits" } };
    const now: Approval = {
      ...before,
      state: word === "approve" ? "approved" : "sentBack",
      decidedByName: "Ada",
      decidedAt: new Date().toISOString(),
      ...(words ? { words } : {}),
    };
    asked = word === "approve" ? undefined : now;
    approved = word === "approve" ? now : undefined;
    return { body: now };
  }
  const { note } = body as { note?: string };
  asked = {
    ...{ template, name: "春茶", version: Number(version), state: "waiting" },
    ...{ askedBy: "usr_1", askedByName: "王设计", askedAt: new Date().toISOString(), own: false },
    ...(note ? { note } : {}),
  };
  return { body: asked };
}
