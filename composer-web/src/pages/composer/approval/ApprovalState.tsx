import { useTranslation } from "react-i18next";
import { dateTime } from "../../../i18n/format";
import { ApprovalMark } from "../../approvals/ApprovalMark";
import { useStanding } from "./useStanding";

/** How far the version is, once anybody asked for approval or the brand needs it. */
export function ApprovalState() {
  const { standing, approvals, approvedOnly } = useStanding();
  const means = useMeans();
  if (!approvals || (standing.state === "none" && !approvedOnly)) return null;
  return <ApprovalMark standing={standing} means={means} />;
}

/** Who said what about which version, and when. */
function useMeans(): string {
  const { t, i18n } = useTranslation("approvals");
  const { standing, approvals, version } = useStanding();
  const { asked, approved } = approvals ?? {};
  const at = (time = "") => (time ? dateTime(time, i18n.language) : "");
  const newer = standing.of < version ? ` ${t("newer", { version })}` : "";
  switch (standing.state) {
    case "approved":
      return t("meansApproved", {
        version,
        name: approved?.decidedByName ?? "",
        at: at(approved?.decidedAt),
      });
    case "changed":
      return t("meansChanged", { version: standing.of, name: approved?.decidedByName ?? "" });
    case "waiting":
      return (
        t("meansWaiting", { version: standing.of, name: asked?.askedByName ?? "", at: at(asked?.askedAt) }) +
        newer
      );
    case "sentBack":
      return (
        t("meansSentBack", {
          version: standing.of,
          name: asked?.decidedByName ?? "",
          at: at(asked?.decidedAt),
        }) + newer
      );
    case "none":
      return t("meansNone");
  }
}
