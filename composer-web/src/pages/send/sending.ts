import { ProblemError, willPass } from "../../api/problem";
import * as calls from "../../api/sends";
import type { BatchResult, Send } from "../../api/types";
import { A_CALL, type Draft, type Out, type Sent } from "./draft";

/** The server forgets keys after 24 hours; from then on what was sent is found by its reference. */
const KEYS_HOLD_MS = 20 * 3600 * 1000;
const AGAIN_AFTER_MS = 3000;

/** The name of one call of a send: its key at the server, and the reference of its messages. */
export const nameOf = (draft: string, call: number) => `send-${draft}-${call}`;

export const callsOf = (out: Out) => Math.ceil(out.rows.length / A_CALL);
export const isSent = (out: Out) => out.sent.length >= callsOf(out);

/** The items of one call; the same whenever they are asked for. */
export function itemsOf(draft: string, out: Out, call: number): Send[] {
  const { template, sender, locale, sendAt } = out;
  return out.rows.slice(call * A_CALL, (call + 1) * A_CALL).map(({ to, variables }) => ({
    to,
    template,
    variables,
    ...(sender ? { sender } : {}),
    ...(locale ? { locale } : {}),
    ...(sendAt ? { sendAt } : {}),
    clientRef: nameOf(draft, call),
  }));
}

export function sentOf({ results }: BatchResult, call: number): Sent {
  const sent: Sent = { messages: [], refused: [] };
  for (const { index, accepted, problem } of results) {
    sent.messages.push(accepted?.messages[0]?.id ?? null);
    if (accepted) sent.submission = accepted.submission;
    if (problem) {
      const detail = problem.errors?.map((error) => error.detail).join(" ") || problem.title;
      sent.refused.push({ row: call * A_CALL + index, detail });
    }
  }
  return sent;
}

/**
 * Makes the calls that are not answered yet, one after the other, each under its own key: asked again after a reload or a lost
 * answer, the server does it once. Where the server is away or busy, waits and asks again; ends with the error when it
 * refuses.
 */
export async function sendAll(
  draft: Draft,
  onSent: (sent: Sent) => void,
  onWaiting: (error: unknown) => void,
  stopped: AbortSignal,
): Promise<void> {
  const out = draft.out;
  if (!out) return;
  for (let call = out.sent.length; call < callsOf(out) && !stopped.aborted; ) {
    try {
      const sent = (await found(draft.id, out, call)) ?? (await send(draft.id, out, call));
      if (stopped.aborted) return;
      onSent(sent);
      call++;
    } catch (error) {
      if (!willPass(error)) throw error;
      onWaiting(error);
      const wait = error instanceof ProblemError ? (error.retryAfterMs ?? AGAIN_AFTER_MS) : AGAIN_AFTER_MS;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

const send = async (draft: string, out: Out, call: number) =>
  sentOf(await calls.sendBatch(itemsOf(draft, out, call), out.mode, nameOf(draft, call)), call);

/** A call whose key may be forgotten is looked for among what was sent. Its messages are not matched with rows any more. */
async function found(draft: string, out: Out, call: number): Promise<Sent | undefined> {
  if (Date.now() - Date.parse(out.confirmedAt) < KEYS_HOLD_MS) return undefined;
  const [one] = (await calls.sentAs(nameOf(draft, call))).items;
  return one && { submission: one.submission, messages: [], refused: [] };
}
