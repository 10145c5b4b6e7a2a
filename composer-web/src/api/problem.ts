import type { components } from "../api";

/** RFC 9457 as Cardwire answers it: every error with the JSON pointer of its field. */
export type Problem = Omit<components["schemas"]["Problem"], "type">;
type FieldProblem = components["schemas"]["FieldProblem"];

/** A refusal by the server, in its own words. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The server gave no answer at all. */
export class Unreachable extends Error {}

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
