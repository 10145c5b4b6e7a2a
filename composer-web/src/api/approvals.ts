import { body } from "./body";
import { server } from "./client";
import type { ApprovalDecision, ApprovalState } from "./types";

/** What a second person says about versions of templates. */
const of = (template: string, version: number) => ({ params: { path: { template, version } } });

export const approvalsOf = (template: string) =>
  body(server.GET("/v1/templates/{template}/approvals", { params: { path: { template } } }));

/** Refused with 412 where the version is no longer the newest. */
export const ask = (template: string, version: number, note: string) =>
  body(
    server.PUT("/v1/templates/{template}/versions/{version}/approval", {
      ...of(template, version),
      body: note ? { note } : {},
    }),
  );
export const withdraw = (template: string, version: number) =>
  server.DELETE("/v1/templates/{template}/versions/{version}/approval", of(template, version));
export const decide = (template: string, version: number, decision: ApprovalDecision) =>
  body(
    server.PUT("/v1/templates/{template}/versions/{version}/approval/decision", {
      ...of(template, version),
      body: decision,
    }),
  );

/** @param mine those that one asked for, or those that one may decide about */
export const approvals = (state: ApprovalState, mine: boolean) =>
  body(server.GET("/v1/approvals", { params: { query: { state, mine } } }));

export const rule = () => body(server.GET("/v1/approval-rule"));
export const putRule = (approvedOnly: boolean) =>
  body(server.PUT("/v1/approval-rule", { body: { approvedOnly } }));
