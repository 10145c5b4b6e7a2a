package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** {@code POST /v1/plans}: what would become of a list of recipients, before anything is sent. */
public final class PlanRoutes implements Routes {
    private final MailingReader mailings;
    private final Planner planner;

    public PlanRoutes(MailingReader mailings, Planner planner) {
        this.mailings = mailings;
        this.planner = planner;
    }

    @Override
    public void register(Operations operations) {
        operations.on("plan", this::plan);
    }

    private Answer plan(Call call) {
        Fields fields = new Fields(call.body());
        boolean live = Traffic.live(fields, call.principal());
        Optional<Mailing> mailing = mailings.read(fields, call.brand(), live, new MailingReader.Shared(live));
        fields.verify();
        List<JsonNode> recipients = StreamSupport.stream(
                        fields.node("recipients").spliterator(), false)
                .toList();
        return Answer.ok(PlanJson.write(planner.plan(mailing.orElseThrow(), recipients), call.reader()));
    }
}
