import { type CardDocument, type Draft, VERSION } from "../document/card";
import { opened } from "../document/exchange";
import { body } from "./body";
import { server } from "./client";
import { TooLarge } from "./problem";
import type { Limits, LintReport, NewTemplate, Preview, PreviewRequest, Template, TestSend } from "./types";

/** A draft as it lies on the server, with what is needed to save over exactly it. */
export type Stored = { draft: Draft; etag: string; version: number; savedAt: string; savedBy: string };

export const templates = (search: string, cursor?: string) =>
  body(
    server.GET("/v1/templates", {
      params: { query: { limit: 60, ...(search ? { search } : {}), ...(cursor ? { cursor } : {}) } },
    }),
  );

const at = (template: string) => ({ params: { path: { template } } });

export const template = async (id: string): Promise<Stored> => {
  const { data, response } = await server.GET("/v1/templates/{template}", at(id));
  return stored(data, response);
};

/** Refused with 412 where someone has saved since the ETag was read. */
export const saveTemplate = async (id: string, draft: Draft, etag: string): Promise<Stored> => {
  const { data, response } = await server.PUT("/v1/templates/{template}", {
    params: { path: { template: id }, header: { "If-Match": etag } },
    body: draft,
  });
  return stored(data, response);
};

/** @param filed where it is to lie among the others */
export const createTemplate = (draft: Draft, filed: Pick<NewTemplate, "folder" | "tags"> = {}) =>
  body(server.POST("/v1/templates", { body: { ...draft, ...filed } }));

export const versions = (id: string, cursor?: string) =>
  body(
    server.GET("/v1/templates/{template}/versions", {
      params: { path: { template: id }, query: { limit: 100, ...(cursor ? { cursor } : {}) } },
    }),
  );
export const version = async (id: string, number: number): Promise<Stored> => {
  const { data, response } = await server.GET("/v1/templates/{template}/versions/{version}", {
    params: { path: { template: id, version: number } },
  });
  return stored(data, response);
};

function stored(data: Template | undefined, response: Response): Stored {
  if (!data) throw new Error("the server answered without a body");
  const card = data.card as { version?: number };
  if (card.version !== VERSION) throw new NewerDocument(data.name);
  return {
    draft: { name: data.name, card: opened(card) },
    etag: response.headers.get("ETag") ?? `"${data.version}"`,
    version: data.version,
    savedAt: data.updatedAt,
    savedBy: data.updatedBy ?? "",
  };
}

/** The card was written by a later Cardwire than these pages: it is not opened, so that nothing of it is lost. */
export class NewerDocument extends Error {}

/** Throws {@link TooLarge} before a byte is sent, by what this server says that it takes. */
export async function refuseTooLarge(file: File): Promise<void> {
  const { uploadBytes } = await limits();
  if (file.size > uploadBytes) throw new TooLarge(file.size, uploadBytes);
}

/** The body is the file itself; what it is, the server finds in its content. */
export const upload = async (file: File, signal?: AbortSignal) => {
  await refuseTooLarge(file);
  return body(
    server.POST("/v1/assets", {
      params: { query: { name: file.name.slice(0, 200) || "clipboard" } },
      headers: { "Content-Type": "application/octet-stream" },
      body: file as unknown as string,
      bodySerializer: (raw) => raw,
      ...(signal ? { signal } : {}),
    }),
  );
};

/** What an asset looks like, small. */
export const thumbnailOf = (asset: string) => `/v1/assets/${encodeURIComponent(asset)}/thumbnail`;

/** The file as it was uploaded. */
export const contentOf = (asset: string) => `/v1/assets/${encodeURIComponent(asset)}/content`;

export type Shown = {
  card: CardDocument;
  locale: string;
  variables?: Record<string, string>;
  /** Bytes of a whole MMS; the smallest of the links when absent. */
  mmsLimit?: number;
  /** Of the numbers that prices are for. */
  country?: string;
};

export const preview = (shown: Shown, signal?: AbortSignal): Promise<Preview> =>
  body(
    server.POST("/v1/previews", {
      body: shown satisfies PreviewRequest,
      ...(signal ? { signal } : {}),
    }),
  );

/** What is worth changing about a valid card. */
export const lint = (card: CardDocument, signal?: AbortSignal): Promise<LintReport> =>
  body(server.POST("/v1/lint", { body: { card }, ...(signal ? { signal } : {}) }));
export const lintRules = async () => (await body(server.GET("/v1/lint-rules"))).rules;

/** Sends the card as it stands to one phone. */
export const sendTest = (test: Omit<TestSend, "card"> & { card: CardDocument }) =>
  body(server.POST("/v1/test-sends", { body: test }));

/**
 * Says that a template is open in a window, and tells who else has it open.
 *
 * @param place names the window
 */
export const keepPresence = async (id: string, place: string, card: string | undefined, leaving: boolean) =>
  (
    await body(
      server.PUT("/v1/templates/{template}/presence", {
        ...at(id),
        body: { place, leaving, ...(card ? { card } : {}) },
        keepalive: leaving,
      }),
    )
  ).others;

export const limits = (): Promise<Limits> => body(server.GET("/v1/limits"));
