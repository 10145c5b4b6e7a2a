import { currentLanguage } from "../i18n";
import { asProblem, ProblemError, Unreachable } from "./problem";
import { signedIn } from "./signedIn";

/** One request to the server, same origin, with the session's cookie; writes carry the CSRF token. */
export async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const headers = new Headers({ Accept: "application/json", "Accept-Language": currentLanguage() });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  const csrf = signedIn.getState().session?.csrf;
  if (csrf && method !== "GET") headers.set("X-CSRF-Token", csrf);
  const response = await fetch(path, {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new Unreachable("no answer", { cause });
  });
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  if (response.status === 401 && signedIn.getState().session) signedIn.getState().expire();
  throw new ProblemError(asProblem(response.status, answer));
}

/** Query parameters without those that are absent or empty. */
export function query(values: Record<string, string | undefined>): string {
  const set = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length === 0 ? "" : `?${new URLSearchParams(set)}`;
}
