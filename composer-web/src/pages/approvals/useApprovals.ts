import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import "./words";
import * as calls from "../../api/approvals";

/** Others decide meanwhile. */
const LOOK_EVERY_MS = 10_000;

/** How far the versions of one template are. */
export const useApprovals = (template: string) =>
  useQuery({
    queryKey: ["approvals", template],
    queryFn: () => calls.approvalsOf(template),
    refetchInterval: LOOK_EVERY_MS,
    staleTime: 0,
  });

/** Whether real phones get approved versions only, and who approves. */
export const useRule = () => useQuery({ queryKey: ["approval-rule"], queryFn: calls.rule });

/** To be called when something was asked or decided. */
export function useLookAgain() {
  const cache = useQueryClient();
  return () =>
    Promise.all(["approvals", "waits", "shelf"].map((key) => cache.invalidateQueries({ queryKey: [key] })));
}

const NAMED = 5;

/** The people who can approve, in one phrase. */
export function useApprovers(): string {
  const { t } = useTranslation("approvals");
  const names = useRule().data?.approvers ?? [];
  return names.slice(0, NAMED).join(t("and")) + (names.length > NAMED ? " …" : "");
}
