/** RFC 9457 as Cardwire answers it: every error with the JSON pointer of its field. */
export type FieldError = { pointer: string; detail: string };
export type Problem = {
  status: number;
  title: string;
  detail?: string;
  remedy?: string;
  errors: FieldError[];
};

/** A refusal by the server, in its own words. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }
}

/** The server gave no answer at all. */
export class Unreachable extends Error {}

/** Reads what came back with an error status; anything that is no problem document becomes one with its status only. */
export function asProblem(status: number, body: unknown): Problem {
  const source = isRecord(body) ? body : {};
  const errors = Array.isArray(source.errors) ? source.errors.filter(isRecord) : [];
  return {
    status,
    title: text(source.title) ?? "",
    detail: text(source.detail),
    remedy: text(source.remedy),
    errors: errors.map((error) => ({
      pointer: text(error.pointer) ?? "",
      detail: text(error.detail) ?? "",
    })),
  };
}

/** What is said of one field, where an input can show it beside itself. */
export function errorOf(problem: Problem | undefined, pointer: string): string | undefined {
  return problem?.errors.find((error) => error.pointer === pointer)?.detail;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
