import { body } from "./body";
import { server } from "./client";
import type { Mode, Overview } from "./types";

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The last two weeks in sums, in the reader's zone. */
export const overview = (mode: Mode): Promise<Overview> =>
  body(server.GET("/v1/reports/overview", { params: { query: { mode, zone: zone() } } }));
