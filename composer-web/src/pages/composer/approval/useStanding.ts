import { useStore } from "zustand";
import { useMay as useScope } from "../../../api/roles";
import { standingOf } from "../../approvals/standing";
import { useApprovals, useRule } from "../../approvals/useApprovals";
import { useBench } from "../bench";

/** How far the version is that was saved last here, with what was said about the template's versions. */
export function useStanding() {
  const { template, saver } = useBench();
  const version = useStore(saver.saving, (saving) => saving.version);
  const saved = useStore(saver.saving, (saving) => saving.state === "saved");
  const { data } = useApprovals(template);
  const approvedOnly = useRule().data?.approvedOnly ?? false;
  const approvedVersion = data?.approved?.version;
  const standing = standingOf(version, {
    ...(data?.asked ? { asked: data.asked } : {}),
    ...(approvedVersion === undefined ? {} : { approvedVersion }),
  });
  return {
    template,
    version,
    saved,
    standing,
    approvals: data,
    approvedOnly,
    mayAsk: useScope("content:write"),
    mayDecide: useScope("content:approve"),
  };
}
