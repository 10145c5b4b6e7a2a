import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { makeRouter } from "./router";
import { theme } from "./theme";

/** Draws one component as the pages do. */
export function draw(element: ReactElement) {
  return render(<MantineProvider theme={theme}>{element}</MantineProvider>);
}

/** Opens the whole front end at an address, against the answers of the test. */
export function open(path: string) {
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const router = makeRouter(cache);
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [path] }) });
  const page = draw(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  return { ...page, router };
}

export type Asked = { method: string; path: string; headers: Headers; body: unknown };
type Answers = Record<
  string,
  (asked: Asked) => {
    status?: number;
    body?: unknown;
    headers?: Record<string, string>;
  }
>;

/** A server of the test: answers by method and path, and remembers what it was asked. */
export function serve(answers: Answers): Asked[] {
  const asked: Asked[] = [];
  globalThis.fetch = async (input, init) => {
    const request =
      input instanceof Request ? input : new Request(new URL(String(input), "http://test"), init);
    const url = new URL(request.url);
    const text = await request.text();
    const one: Asked = {
      method: request.method,
      path: url.pathname + url.search,
      headers: request.headers,
      body: request.headers.get("Content-Type")?.includes("json") ? JSON.parse(text) : text || undefined,
    };
    asked.push(one);
    const {
      status = 200,
      body,
      headers,
    } = answers[`${request.method} ${url.pathname}`]?.(one) ?? {
      status: 404,
      body: { title: "Nothing here" },
    };
    return new Response(status === 204 ? null : JSON.stringify(body), {
      status,
      ...(headers ? { headers } : {}),
    });
  };
  return asked;
}

/** The live stream of a test. */
export class FakeEvents {
  static readonly CLOSED = 2;
  private static streams = new Set<FakeEvents>();
  readyState = 1;
  onopen?: () => void;
  onerror?: () => void;
  onmessage?: (event: { data: string }) => void;

  constructor(readonly url: string) {
    FakeEvents.streams.add(this);
    queueMicrotask(() => this.onopen?.());
  }

  close() {
    FakeEvents.streams.delete(this);
  }

  static tell(event: object) {
    for (const stream of FakeEvents.streams) stream.onmessage?.({ data: JSON.stringify(event) });
  }
}
