package org.cardwire.submission;

import java.util.List;
import org.cardwire.platform.http.FieldProblem;

/** What is said of contents that may not go to real handsets yet: the remedy, and who can give it. */
final class NotApproved {
    private static final int NAMED = 3;

    private NotApproved() {}

    static FieldProblem card(List<String> approvers) {
        return problem(
                "/card",
                "Real handsets get approved templates only: save the card as a template and ask for its approval",
                "真实手机只接收已批准的模板：请先将卡片存为模板并申请审批",
                approvers);
    }

    static FieldProblem template(boolean versionNamed, List<String> approvers) {
        return problem(
                versionNamed ? "/template/version" : "/template",
                "Real handsets get approved versions only, and this is none: ask for its approval",
                "真实手机只接收已批准的版本，此版本尚未批准：请申请审批",
                approvers);
    }

    private static FieldProblem problem(String pointer, String en, String zh, List<String> approvers) {
        List<String> named = approvers.subList(0, Math.min(NAMED, approvers.size()));
        boolean more = approvers.size() > named.size();
        return new FieldProblem(
                pointer,
                "not-approved",
                en + ". It can be given by " + String.join(", ", named) + (more ? " and others" : "")
                        + ". With mode test it goes to the sandbox without",
                zh + "。可审批的人：" + String.join("、", named) + (more ? " 等" : "") + "。以 mode: test 发送到沙箱无需审批");
    }
}
