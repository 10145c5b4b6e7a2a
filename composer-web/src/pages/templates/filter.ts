import { type Shelf, type Sort, sorts } from "../../api/library";
import type { ApprovalState } from "../../api/types";

export const approvals = ["waiting", "sentBack", "approved"] as const;

/** What the library shows; stands in the address, so that a folder can be sent to a colleague. */
export type Filter = {
  find?: string;
  folder?: string;
  tag?: string;
  archived?: true;
  approval?: ApprovalState;
  sort?: Sort;
  /** The starters lie open over the page. */
  starters?: true;
};

const yes = (value: unknown) => value === true || value === "true";

/** Reads the address; what it does not know is left out. */
export function readFilter(search: Record<string, unknown>): Filter {
  const said = (name: "find" | "folder" | "tag") => {
    const value = search[name];
    // A folder or tag of digits has been read as a number.
    const text = typeof value === "number" ? String(value) : value;
    return typeof text === "string" && text !== "" ? { [name]: text } : {};
  };
  const approval = approvals.find((known) => known === search.approval);
  const sort = sorts.find((known) => known === search.sort && known !== "updated");
  return {
    ...said("find"),
    ...said("folder"),
    ...said("tag"),
    ...(yes(search.archived) ? { archived: true } : {}),
    ...(approval ? { approval } : {}),
    ...(sort ? { sort } : {}),
    ...(yes(search.starters) ? { starters: true } : {}),
  };
}

export const isFiltered = ({ find, folder, tag, approval }: Filter) =>
  [find, folder, tag, approval].some((one) => one !== undefined);

export const asked = ({ find, folder, tag, archived, approval, sort = "updated" }: Filter): Shelf => ({
  ...(find ? { search: find } : {}),
  ...(folder ? { folder } : {}),
  ...(tag ? { tag } : {}),
  ...(archived ? { archived } : {}),
  ...(approval ? { approval } : {}),
  sort,
});
