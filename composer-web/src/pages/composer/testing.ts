import { session } from "../../../dev/data";
import type { LintReport, Preview } from "../../api/types";
import { blank } from "../../document/blank";
import type { Draft } from "../../document/card";
import { type Asked, serve } from "../../testing";
import { Shelf } from "./saving/kept";

/** What the tests of the composer share: one template and a server that has it. */
export const ID = "tpl_0000000000001";
export const path = `/v1/templates/${ID}`;
export const start = blank("Spring sale", "en", "Half off");
export const at = "2026-11-29T06:00:00Z";
export const template = (draft: Draft, version: number) => ({
  ...{ id: ID, name: draft.name, version, kind: draft.card.kind, card: draft.card },
  ...{ createdAt: at, updatedAt: at, updatedBy: "usr_1" },
});
export const preview: Preview = {
  rcs: { form: "card", cards: [{ title: "Half off", buttons: [] }], suggestions: [], bytes: 900, losses: [] },
  mms: {
    subject: "Sale",
    slides: [{ text: "Half off" }],
    bytes: 1000,
    limit: 300_000,
    losses: [{ code: "button-as-text", sentence: "A button stands as text." }],
  },
  sms: {
    text: "Half off",
    segments: ["Half off"],
    units: 8,
    room: 160,
    coding: "gsm7",
    forcesUcs2: [],
    losses: [],
  },
  page: "<p>Half off</p>",
  warnings: [],
  countries: [],
};

/** Advice where there is none to give. */
export const clean: LintReport = { errors: 0, warnings: 0, hints: 0, findings: [], unjudged: [] };

export const shelf = () => new Shelf(session.user.id, ID);
export const kept = () => shelf().newest();

/** A server with one template. */
export function bench(answers: Parameters<typeof serve>[0] = {}): Asked[] {
  let now = template(start, 1);
  return serve({
    [`GET ${path}`]: () => ({ body: now }),
    [`PUT ${path}`]: ({ body }) => {
      now = template(body as Draft, now.version + 1);
      return { body: now };
    },
    "POST /v1/previews": () => ({ body: preview }),
    [`PUT ${path}/presence`]: () => ({ body: { others: [] } }),
    "GET /v1/limits": () => ({ body: { version: "1", uploadBytes: 50 << 20, limits: {} } }),
    "POST /v1/lint": () => ({ body: clean }),
    "GET /v1/lint-rules": () => ({ body: { rules: [] } }),
    ...answers,
  });
}
