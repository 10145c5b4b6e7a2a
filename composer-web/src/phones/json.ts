/** Careful reading of JSON whose shape is another's: what is not there, or is something else, is absent. */
export type Json = Record<string, unknown>;

export const object = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const list = (value: unknown): Json[] => (Array.isArray(value) ? value.map(object) : []);

export const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
