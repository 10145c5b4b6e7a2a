import type { components } from "../api";

/** RFC 9457 as Cardwire answers it: every error with the JSON pointer of its field. */
export type Problem = Omit<components["schemas"]["Problem"], "type">;
type FieldProblem = components["schemas"]["FieldProblem"];

/** A refusal by the server, in its own words. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** How long the server asked to be left alone. */
    readonly retryAfterMs?: number,
  ) {
    super(problem.detail ?? problem.title);
  }
}

/** The server gave no answer at all. */
export class Unreachable extends Error {}

/** A part of the page did not come: there is no network, or a newer Cardwire has other ones. */
export class PartMissing extends Error {
  constructor(cause: unknown) {
    super(String(cause), { cause });
  }
}

/** A file that the server would refuse after all of it was sent, so that it is not sent. */
export class TooLarge extends Error {
  constructor(
    readonly bytes: number,
    readonly most: number,
  ) {
    super("too large");
  }
}

/** Whether the same call may well go through later: nobody answered, or who answered was busy or broken. */
export const willPass = (error: unknown): boolean =>
  error instanceof Unreachable ||
  (error instanceof ProblemError && (error.problem.status === 429 || error.problem.status >= 500));

/** RFC 9110 §10.2.3: seconds, or a date. */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Reads what came back with an error status; what is no problem document, such as a proxy's page, keeps its status only. */
export function asProblem(status: number, body: unknown): Problem {
  const source = isRecord(body) ? body : {};
  const errors = Array.isArray(source.errors) ? source.errors.filter(isFieldProblem) : [];
  return {
    status,
    title: text(source.title) ?? "",
    errors,
    ...(text(source.detail) ? { detail: text(source.detail) } : {}),
  };
}

/** What is said of one field, where an input can show it beside itself. */
export function errorOf(problem: Problem | undefined, pointer: string): string | undefined {
  return problem?.errors?.find((error) => error.pointer === pointer)?.detail;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isFieldProblem = (value: unknown): value is FieldProblem =>
  isRecord(value) && text(value.detail) !== undefined && typeof value.pointer === "string";

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
