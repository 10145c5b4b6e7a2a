/** What keeps a document from being valid, where, and with what the sentence names; codes are those of the server. */
export type Problem = { pointer: string; code: ProblemCode; params: Record<string, string> };

export const problemCodes = [
  "unknown-field",
  "missing",
  "wrong-type",
  "not-a-choice",
  "empty",
  "too-long",
  "too-few",
  "too-many",
  "out-of-range",
  "bad-form",
  "bad-character",
  "duplicate",
  "no-content",
  "tall-in-small",
  "braces",
  "undeclared-variable",
  "bad-url",
  "variable-in-host",
  "ends-before-start",
  "unknown-id",
  "not-a-link",
  "version-newer",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problem = (
  pointer: string,
  code: ProblemCode,
  params: Record<string, string | number> = {},
): Problem => ({
  pointer,
  code,
  params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
});
