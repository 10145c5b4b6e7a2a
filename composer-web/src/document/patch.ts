import { at, type Path, put, steps } from "./json";

/** One operation of a JSON Patch (RFC 6902 §4), of the two that the server's fixes need. */
export type PatchOperation = { op: "add" | "replace"; path: string; value: unknown };

/** The document with all of them done in their order; absent where one has no place, as in a document that has changed since. */
export function patched<T>(document: T, operations: readonly PatchOperation[]): T | undefined {
  let done: T | undefined = document;
  for (const operation of operations) {
    if (done === undefined) return undefined;
    done = one(done, operation);
  }
  return done;
}

function one<T>(document: T, { op, path, value }: PatchOperation): T | undefined {
  const way = typed(document, steps(path));
  const [holder, name] = [at(document, way.slice(0, -1)), way.at(-1)];
  if (name === undefined || typeof holder !== "object" || holder === null) return undefined;
  if (op === "replace" && at(document, way) === undefined) return undefined;
  if (op === "add" && Array.isArray(holder)) {
    const index = name === "-" ? holder.length : Number(name);
    if (!(index >= 0 && index <= holder.length)) return undefined;
    return put(document, way.slice(0, -1), holder.toSpliced(index, 0, value));
  }
  return put(document, way, value);
}

/** Steps into arrays are numbers; "-" stands behind the last item (RFC 6901 §4). */
function typed(document: unknown, way: string[]): Path {
  return way.map((step, index) =>
    Array.isArray(at(document, typed(document, way.slice(0, index)))) && step !== "-" ? Number(step) : step,
  );
}
