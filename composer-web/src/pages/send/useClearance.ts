import type { Mode } from "../../api/types";
import { type Standing, standingOf } from "../approvals/standing";
import { useApprovals, useRule } from "../approvals/useApprovals";

/**
 * Whether a version may go out as the terms say.
 *
 * @property known false until the rule was asked for
 * @property other a version that may go instead
 */
export type Clearance = { known: boolean; held: boolean; standing: Standing; other?: number };

/** The server decides when it is sent; this says so beforehand. */
export function useClearance(template: string, version: number, mode: Mode): Clearance {
  const rule = useRule();
  const { data, isPending } = useApprovals(template);
  const approvedVersion = data?.approved?.version;
  const standing = standingOf(version, {
    ...(data?.asked ? { asked: data.asked } : {}),
    ...(approvedVersion === undefined ? {} : { approvedVersion }),
  });
  const asks = mode === "live" && rule.data?.approvedOnly === true;
  return {
    known: mode === "test" || !(rule.isPending || isPending),
    held: asks && standing.state !== "approved",
    standing,
    ...(approvedVersion !== undefined && approvedVersion !== version ? { other: approvedVersion } : {}),
  };
}
