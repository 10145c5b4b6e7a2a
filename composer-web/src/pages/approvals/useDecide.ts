import { useMutation } from "@tanstack/react-query";
import { decide } from "../../api/approvals";
import type { ApprovalDecision } from "../../api/types";
import { useLookAgain } from "./useApprovals";

/** Decides about one version; whatever comes of it is looked at again. */
export function useDecide(template: string, version: number, onDone: () => void) {
  const again = useLookAgain();
  return useMutation({
    mutationFn: (decision: ApprovalDecision) => decide(template, version, decision),
    onSuccess: onDone,
    onSettled: again,
  });
}
