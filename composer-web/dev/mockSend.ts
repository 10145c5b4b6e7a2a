type Answer = { status?: number; body?: unknown };

type Row = { to?: string; variables?: Record<string, string> };
type Plan = { recipients: Row[]; sendAt?: string };
type Batch = { items: Row[]; mode?: string };

const isNumber = (text = "") => /^\+[1-9]\d{7,14}$/.test(text);
const accepted = new Map<string, { total: number; at: number; state: string; mode: string }>();
let made = 0;

/** A plan by simple rules: every third gets RCS, every third MMS, the others SMS. */
export function plan({ recipients, sendAt }: Plan, zh: boolean): Answer {
  const seen = new Set<string>();
  const problems = recipients.flatMap(({ to = "", variables = {} }, row) => {
    const problem = (why: string, pointer: string, code: string, en: string, zhText: string) => [
      { row, why, pointer, code, detail: zh ? zhText : en },
    ];
    if (!isNumber(to)) {
      return problem(
        "number",
        "/to",
        "not-a-number",
        "An E.164 number with country code and a leading +, such as +447700900001",
        "需要带国家代码和前导 + 的 E.164 号码，例如 +8613800138000",
      );
    }
    if (seen.has(to)) {
      return problem(
        "duplicate",
        "/to",
        "duplicate",
        "The number stands in an earlier row already",
        "该号码在前面已出现",
      );
    }
    seen.add(to);
    if (to.endsWith("11")) {
      return problem(
        "opt_out",
        "/to",
        "opt-out",
        'Blocked: the person opted out on 2026-03-01 08:15 UTC with the word "TD".',
        "已拦截：对方于 2026-03-01 08:15 UTC 回复“TD”退订。",
      );
    }
    return Object.values(variables).some((value) => value.length > 40)
      ? problem(
          "variables",
          "/variables/name",
          "too-long",
          "41 characters; at most 40",
          "41 个字符；最多 40 个",
        )
      : [];
  });
  const going = recipients.length - problems.length;
  const share = (part: number) => Math.floor((going + part) / 3);
  const sure = (messages: number) => ({
    messages,
    known: Math.floor(messages / 2),
    learned: Math.floor(messages / 4),
    hinted: 0,
    assumed: messages - Math.floor(messages / 2) - Math.floor(messages / 4),
  });
  const leftOut: Record<string, number> = {};
  for (const { why } of problems) leftOut[why] = (leftOut[why] ?? 0) + 1;
  return {
    body: {
      rows: recipients.length,
      going,
      sendAt: sendAt ?? new Date().toISOString(),
      leftOut,
      firstForms: [
        { channel: "rcs", ...sure(share(2)) },
        { channel: "mms", ...sure(share(1)) },
        { channel: "sms", messages: share(0), known: share(0), learned: 0, hinted: 0, assumed: 0 },
      ].filter(({ messages }) => messages > 0),
      segments: [{ segments: 2, messages: going, first: share(0) }],
      cost: [{ amount: String(going * 0.12), currency: "CNY" }],
      unpriced: 0,
      links: [
        { name: "north-rcs", channel: "rcs", messages: share(2), units: share(2) },
        {
          name: "north-sms",
          channel: "sms",
          messages: share(0),
          units: share(0) * 2,
          perSecond: 20,
          seconds: share(0) / 10,
        },
      ],
      doneAt: new Date(Date.now() + going * 100).toISOString(),
      held: [],
      problems,
    },
  };
}

export function batch({ items, mode = "live" }: Batch): Answer {
  const submission = `sub_${String(made++).padStart(13, "0")}`;
  accepted.set(submission, { total: items.length, at: Date.now(), state: "running", mode });
  return {
    status: 202,
    body: {
      accepted: items.length,
      refused: 0,
      results: items.map((_, index) => ({
        index,
        accepted: { submission, messages: [{ id: `msg_${String(index).padStart(13, "0")}`, to: "+44…" }] },
      })),
    },
  };
}

/** Ends a tenth of its messages a second. */
export function submission(id: string | undefined, order: string | undefined): Answer {
  if (!id) return { body: { items: [...accepted.keys()].map((one) => view(one)) } };
  const one = accepted.get(id);
  if (!one) return { status: 404, body: { title: "Nothing here" } };
  if (order) one.state = { pause: "paused", resume: "running", cancel: "cancelled" }[order] ?? one.state;
  return { body: view(id) };
}

function view(id: string) {
  const { total, at, state, mode } = accepted.get(id) ?? { total: 0, at: 0, state: "running", mode: "test" };
  const ended = Math.min(total, Math.ceil((total * (Date.now() - at)) / 10_000));
  const failed = Math.floor(ended / 20);
  return {
    id,
    state: state === "running" && ended === total ? "finished" : state,
    kind: "promotional",
    mode,
    createdAt: new Date(at).toISOString(),
    progress: {
      total,
      waiting: total - ended,
      held: 0,
      sending: 0,
      sent: 0,
      delivered: ended - failed,
      blocked: 0,
      failed,
      cancelled: 0,
      expired: 0,
      unknown: 0,
      read: Math.floor(ended / 3),
      clicked: Math.floor(ended / 12),
      replied: 0,
      optedOut: 0,
    },
  };
}

/** Two weeks that look like a brand's. */
export function overview(mode: string): Answer {
  const sums = (scale: number, wave: number) =>
    [
      { channel: "rcs", sent: 620, share: 0.97 },
      { channel: "mms", sent: 290, share: 0.93 },
      { channel: "sms", sent: 70, share: 0.98 },
    ].map(({ channel, sent, share }) => {
      const all = Math.round(sent * scale * (1 + 0.3 * Math.sin(wave + sent)));
      const delivered = Math.round(all * (share - 0.03 * Math.abs(Math.sin(wave))));
      return {
        channel,
        sent: all,
        delivered,
        read: channel === "sms" ? 0 : Math.round(delivered * (0.55 + 0.1 * Math.sin(wave))),
        clicked: Math.round(delivered * (0.09 + 0.02 * Math.cos(wave))),
        replied: Math.round(delivered * 0.004),
        optedOut: Math.round(delivered * 0.001),
      };
    });
  const now = new Date();
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const scale = mode === "live" ? 1 : 0.02;
  return {
    body: {
      mode,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      hours: Array.from({ length: now.getHours() + 1 }, (_, hour) => ({
        from: new Date(today + hour * 3_600_000).toISOString(),
        ended: 10,
        channels: hour < 7 ? [] : sums(scale / 10, hour / 2),
      })),
      days: Array.from({ length: 14 }, (_, day) => ({
        from: new Date(today - (13 - day) * 86_400_000).toISOString(),
        ended: 900,
        channels: sums(scale, day),
      })),
    },
  };
}
