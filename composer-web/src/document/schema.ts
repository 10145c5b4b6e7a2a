import document from "../../../server/src/main/resources/schema/card.schema.json";
import { same } from "./json";
import { type Problem, problem } from "./problem";

/** As much of JSON Schema 2020-12 as the card's schema uses; another keyword in it fails a test. */
export type Schema = {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxProperties?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  if?: Schema;
  then?: Schema;
  else?: Schema;
};

const root = document as Schema & { $defs: Record<string, Schema> };
const patterns = new Map<string, RegExp>();

/** What the schema that the server publishes says of a value. */
export const bySchema = (value: unknown): Problem[] => check(root, value, "", "");

/** The most characters that a text of this definition may have. */
export const maxLength = (definition: string): number =>
  root.$defs[definition]?.anyOf?.find((one) => one.maxLength !== undefined)?.maxLength ?? 0;

export const limits = {
  cards: root.then?.properties?.cards?.maxItems ?? 0,
  buttons: root.$defs.card?.properties?.buttons?.maxItems ?? 0,
  chips: root.properties?.suggestions?.maxItems ?? 0,
  variables: root.properties?.variables?.maxItems ?? 0,
} as const;

/** @param form the definition or field that a text belongs to, for the sentence that says how it should look */
function check(schema: Schema, value: unknown, at: string, form: string): Problem[] {
  if (schema.$ref) {
    const name = schema.$ref.replace("#/$defs/", "");
    return check(root.$defs[name] ?? {}, value, at, name);
  }
  if (schema.type && !isA(schema.type, value)) {
    return [problem(at, "wrong-type", { expected: schema.type, found: kindOf(value) })];
  }
  return [
    ...choices(schema, value, at),
    ...(typeof value === "string" ? text(schema, value, at, form) : []),
    ...(typeof value === "number" ? range(schema, value, at) : []),
    ...(Array.isArray(value) ? list(schema, value, at) : []),
    ...(isObject(value) ? object(schema, value, at) : []),
    ...alternatives(schema, value, at, form),
  ];
}

function choices({ enum: among, const: only }: Schema, value: unknown, at: string): Problem[] {
  const allowed = among ?? (only === undefined ? undefined : [only]);
  if (!allowed || allowed.some((one) => same(one, value))) return [];
  return [problem(at, "not-a-choice", { value: String(value), choices: allowed.join(", ") })];
}

function text(schema: Schema, value: string, at: string, form: string): Problem[] {
  const length = [...value].length;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern } = schema;
  if (length < minLength) return [problem(at, "empty")];
  if (length > maxLength) return [problem(at, "too-long", { length, max: maxLength })];
  if (!pattern || regex(pattern).test(value)) return [];
  if (pattern.startsWith("^[^")) return [problem(at, "bad-character")];
  if (form === "url") return [problem(at, "bad-url")];
  // The only number that is a text is the one to be called.
  return [problem(at, "bad-form", { form: form === "number" ? "dial" : form })];
}

function range({ minimum, maximum }: Schema, value: number, at: string): Problem[] {
  const outside = value < (minimum ?? value) || value > (maximum ?? value);
  return outside ? [problem(at, "out-of-range", { min: minimum ?? "", max: maximum ?? "" })] : [];
}

function list({ items, minItems, maxItems }: Schema, value: unknown[], at: string): Problem[] {
  const count = value.length;
  const own = [
    ...(count < (minItems ?? 0) ? [problem(at, "too-few", { count, min: minItems ?? 0 })] : []),
    ...(count > (maxItems ?? count) ? [problem(at, "too-many", { count, max: maxItems ?? 0 })] : []),
  ];
  return items ? [...own, ...value.flatMap((item, index) => check(items, item, `${at}/${index}`, ""))] : own;
}

function object(schema: Schema, value: Record<string, unknown>, at: string): Problem[] {
  const { properties = {}, required = [], additionalProperties, propertyNames, maxProperties } = schema;
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  const found: Problem[] = required
    .filter((name) => !names.includes(name))
    .map((field) => problem(`${at}/${field}`, "missing", { field }));
  if (names.length > (maxProperties ?? names.length)) {
    found.push(problem(at, "too-many", { count: names.length, max: maxProperties ?? 0 }));
  }
  for (const name of names) {
    const where = `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const own = properties[name];
    if (propertyNames) found.push(...check(propertyNames, name, where, ""));
    if (own) found.push(...check(own, value[name], where, name));
    else if (additionalProperties === false) {
      found.push(
        problem(where, "unknown-field", { field: name, known: Object.keys(properties).sort().join(", ") }),
      );
    } else if (typeof additionalProperties === "object") {
      found.push(...check(additionalProperties, value[name], where, name));
    }
  }
  return found;
}

function alternatives(schema: Schema, value: unknown, at: string, form: string): Problem[] {
  const found: Problem[] = [];
  if (schema.if) {
    const chosen = check(schema.if, value, at, form).length === 0 ? schema.then : schema.else;
    if (chosen) found.push(...check(chosen, value, at, form));
  }
  if (schema.anyOf) found.push(...anyOf(schema.anyOf, value, at, form));
  if (schema.oneOf) found.push(...oneOf(schema.oneOf, value, at));
  return found;
}

function anyOf(branches: Schema[], value: unknown, at: string, form: string): Problem[] {
  const answers = branches.map((branch) => check(branch, value, at, form));
  if (answers.some((answer) => answer.length === 0)) return [];
  return branches.every((branch) => branch.required) ? [problem(at, "no-content")] : (answers[0] ?? []);
}

/** The branches differ by the constant of their `type`; those of one type, by what they ask for. */
function oneOf(branches: Schema[], value: unknown, at: string): Problem[] {
  if (!isObject(value)) return [problem(at, "wrong-type", { expected: "object", found: kindOf(value) })];
  const typeOf = ({ $ref }: Schema) =>
    root.$defs[($ref ?? "").replace("#/$defs/", "")]?.properties?.type?.const;
  const meant = branches.filter((branch) => typeOf(branch) === value.type);
  if (meant.length === 0) {
    const choices = [...new Set(branches.map((branch) => String(typeOf(branch))))].join(", ");
    return value.type === undefined
      ? [problem(`${at}/type`, "missing", { field: "type" })]
      : [problem(`${at}/type`, "not-a-choice", { value: String(value.type), choices })];
  }
  const answers = meant.map((branch) => check(branch, value, at, ""));
  return answers.reduce((best, answer) => (answer.length < best.length ? answer : best));
}

function regex(pattern: string): RegExp {
  const known = patterns.get(pattern) ?? new RegExp(pattern, "u");
  patterns.set(pattern, known);
  return known;
}

const isObject = (value: unknown): value is Record<string, unknown> => kindOf(value) === "object";

function isA(type: string, value: unknown): boolean {
  return type === "integer" ? Number.isInteger(value) : kindOf(value) === type;
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
