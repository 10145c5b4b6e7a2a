import { body } from "./body";
import { server } from "./client";
import type { BatchResult, Mode, Plan, PlanRequest, Send, Submission } from "./types";

/** What a list would become; nothing is sent. */
export const plan = (request: PlanRequest, signal?: AbortSignal): Promise<Plan> =>
  body(server.POST("/v1/plans", { body: request, ...(signal ? { signal } : {}) }));

/** Under the same key the server does it once, however often it is asked. */
export const sendBatch = (items: Send[], mode: Mode, key: string): Promise<BatchResult> =>
  body(
    server.POST("/v1/messages/batch", {
      params: { header: { "Idempotency-Key": key } },
      body: { items, mode },
    }),
  );

export const sendOne = (send: Send) => body(server.POST("/v1/messages", { body: send }));

/** What was sent under a reference of ours, if anything was. */
export const sentAs = (clientRef: string, cursor?: string) =>
  body(
    server.GET("/v1/messages", {
      params: { query: { clientRef, limit: 200, ...(cursor ? { cursor } : {}) } },
    }),
  );

const at = (submission: string) => ({ params: { path: { submission } } });
export const submission = (id: string): Promise<Submission> =>
  body(server.GET("/v1/submissions/{submission}", at(id)));
export const pause = (id: string) => body(server.POST("/v1/submissions/{submission}/pause", at(id)));
export const resume = (id: string) => body(server.POST("/v1/submissions/{submission}/resume", at(id)));
export const cancel = (id: string) => body(server.POST("/v1/submissions/{submission}/cancel", at(id)));

/** The newest ones, running or not. */
export const submissions = () => body(server.GET("/v1/submissions", { params: { query: { limit: 50 } } }));
