/** Steps into a document: names of objects, places in arrays. */
export type Path = readonly (string | number)[];

/** Equal in structure; an absent field equals one that is undefined. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  for (const name of names) if (!same(left[name], right[name])) return false;
  return true;
}

export function at(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string | number, unknown>)[step];
  }
  return found;
}

/** A copy in which that one place holds `to`; objects on the way are made, and `undefined` takes the field out. */
export function put<T>(value: T, path: Path, to: unknown): T {
  const [step, ...rest] = path;
  if (step === undefined) return to as T;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? put(item, rest, to) : item)) as T;
  }
  const source = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const { [step]: before, ...others } = source;
  const after = put(before, rest, to);
  if (after === undefined) return others as T;
  return { ...source, [step]: after } as T;
}

/** RFC 6901. */
export const pointer = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

export function steps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The same place in another document whose lists may hold more: what has an id is found by it. */
export function placeIn(other: unknown, document: unknown, where: string): string {
  const found: string[] = [];
  let [here, there] = [document, other];
  for (const step of steps(where)) {
    here = at(here, [step]);
    const id = at(here, ["id"]);
    const list = id !== undefined && Array.isArray(there) ? there : [];
    const place = list.findIndex((one) => at(one, ["id"]) === id);
    const name = place < 0 ? step : String(place);
    there = at(there, [name]);
    found.push(name);
  }
  return pointer(found);
}

/** The item at another place of the list; the same list where nothing moves. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  const goal = Math.max(0, Math.min(items.length - 1, to));
  const item = items[from];
  if (item === undefined || goal === from) return items;
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(goal, 0, item);
}
