import { body } from "./body";
import { server } from "./client";
import type { ApprovalState, TemplateFiling } from "./types";

/** The library of templates: the list with a look of each, how it is ordered, and starters. */
export const sorts = ["updated", "name", "newest"] as const;
export type Sort = (typeof sorts)[number];

export type Shelf = {
  search?: string;
  folder?: string;
  tag?: string;
  archived?: boolean;
  sort?: Sort;
  approval?: ApprovalState;
};

const PAGE = 60;

export const shelf = (filter: Shelf, cursor?: string) =>
  body(
    server.GET("/v1/templates", {
      params: { query: { ...filter, looks: true, limit: PAGE, ...(cursor ? { cursor } : {}) } },
    }),
  );

export const outline = () => body(server.GET("/v1/template-outline"));

/** Several at once, all or none. */
export const file = (change: TemplateFiling) => server.PATCH("/v1/templates", { body: change });

export const starters = async () => (await body(server.GET("/v1/starters"))).items;
export const fromStarter = (starter: string) =>
  body(server.POST("/v1/starters/{starter}", { params: { path: { starter } } }));
