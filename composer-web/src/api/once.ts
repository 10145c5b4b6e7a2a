/** The names of calls whose answer is not there yet, by what they ask for. */
const open = new Map<string, string>();
/** Of calls that were never answered, the oldest are forgotten. */
const MOST_OPEN = 50;

export const HEADER = "Idempotency-Key";

/** What is asked here makes nothing, and some of it is asked with every key that is typed. */
const ASKING = /\/v1\/(previews|banner-previews|lint|plans)$/;

/**
 * Names a call that creates something. Asked for the same again while no answer came, by a second click or after the network
 * broke, it keeps its name: the server then does it once.
 */
export async function name(request: Request): Promise<void> {
  if (request.method !== "POST" || request.headers.has(HEADER) || ASKING.test(request.url)) return;
  const key = fresh();
  // A file is too big to be told from another by its content.
  if (!request.headers.get("Content-Type")?.includes("json")) {
    request.headers.set(HEADER, key);
    return;
  }
  const asked = `${request.url}\n${await request.clone().text()}`;
  if (!open.has(asked)) open.set(asked, key);
  for (const oldest of [...open.keys()].slice(0, -MOST_OPEN)) open.delete(oldest);
  request.headers.set(HEADER, open.get(asked) ?? key);
}

/** An answer came, whatever it says: who asks again from now on means another call. */
export function answered({ headers }: Request): void {
  const key = headers.get(HEADER);
  for (const [asked, named] of open) if (named === key) open.delete(asked);
}

/** A page that was not loaded over HTTPS has no `randomUUID`. */
export const fresh = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
