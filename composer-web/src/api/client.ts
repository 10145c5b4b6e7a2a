import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "../api";
import { currentLanguage } from "../i18n";
import * as once from "./once";
import { asProblem, ProblemError, retryAfterMs, Unreachable } from "./problem";
import { signedIn } from "./signedIn";

const manners: Middleware = {
  async onRequest({ request }) {
    await once.name(request);
    request.headers.set("Accept-Language", currentLanguage());
    const csrf = signedIn.getState().session?.csrfToken;
    if (csrf && request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
  },
  async onResponse({ request, response }) {
    once.answered(request);
    if (response.ok) return;
    if (response.status === 401 && signedIn.getState().session) signedIn.getState().expire();
    const body: unknown = await response.json().catch(() => undefined);
    const wait = retryAfterMs(response.headers.get("Retry-After"), Date.now());
    throw new ProblemError(asProblem(response.status, body), wait);
  },
  onError({ error }) {
    return error instanceof ProblemError ? error : new Unreachable("no answer", { cause: error });
  },
};

/**
 * The server by its contract: same origin, the session's cookie, the reader's language, the CSRF token with each
 * write, and with each POST a name under which the server does it once. Throws {@link ProblemError} for a refusal and {@link Unreachable} for silence.
 */
export const server = createClient<paths>({
  baseUrl: window.location.origin,
  fetch: (request) => globalThis.fetch(request),
});
server.use(manners);
