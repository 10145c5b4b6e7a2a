import { type AssetFilter, type AssetType, assetTypes } from "../../api/media";

/** What the library shows, and which file lies open; stands in the address. */
export type Filter = { find?: string; type?: AssetType; use?: "used" | "unused"; asset?: string };

/** Reads the address; what it does not know is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const type = assetTypes.find((known) => known === search.type);
  const use = (["used", "unused"] as const).find((known) => known === search.use);
  const find = typeof search.find === "number" ? String(search.find) : search.find;
  return {
    ...(typeof find === "string" && find ? { find } : {}),
    ...(type ? { type } : {}),
    ...(use ? { use } : {}),
    ...(typeof search.asset === "string" && search.asset ? { asset: search.asset } : {}),
  };
}

export const isFiltered = ({ find, type, use }: Filter) =>
  find !== undefined || type !== undefined || use !== undefined;

export const asked = ({ find, type, use }: Filter): AssetFilter => ({
  ...(find ? { search: find } : {}),
  ...(type ? { type } : {}),
  ...(use ? { used: use === "used" } : {}),
});
