package org.cardwire.brand;

import java.util.List;
import java.util.Map;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** {@code /v1/approval-rule}: whether what goes to real handsets must be approved. */
public final class ApprovalRuleRoutes implements Routes {
    record View(boolean approvedOnly, List<String> approvers) {}

    private final Db db;
    private final ApprovalRule rule;
    private final Audit audit;

    public ApprovalRuleRoutes(Db db, ApprovalRule rule, Audit audit) {
        this.db = db;
        this.rule = rule;
        this.audit = audit;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getApprovalRule", call -> Answer.ok(view(call.brand())));
        operations.on("putApprovalRule", this::put);
    }

    private Answer put(Call call) {
        boolean approvedOnly = call.body().path("approvedOnly").asBoolean();
        db.transact(tx -> {
            rule.put(tx, call.brand(), approvedOnly);
            audit.note(
                    tx,
                    call.principal(),
                    "approval-rule.changed",
                    Brand.ID.of(call.brand()),
                    Map.of("approvedOnly", approvedOnly));
        });
        rule.forget(call.brand());
        return Answer.ok(view(call.brand()));
    }

    private View view(long brand) {
        return new View(rule.approvedOnly(brand), rule.approvers(brand));
    }
}
