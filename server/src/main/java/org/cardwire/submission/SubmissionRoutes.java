package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Submission.State;

/** Submissions: list, progress, pause, resume, cancel. */
public final class SubmissionRoutes implements Routes {
    private static final PublicId SUBMISSION = new PublicId("sub");
    private static final PublicId SENDER = new PublicId("snd");
    private static final PublicId TEMPLATE = new PublicId("tpl");

    private final SubmissionStore submissions;
    private final FrozenStore frozen;
    private final ChunkStore chunks;

    public SubmissionRoutes(SubmissionStore submissions, FrozenStore frozen, ChunkStore chunks) {
        this.submissions = submissions;
        this.frozen = frozen;
        this.chunks = chunks;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listSubmissions", this::list);
        operations.on("getSubmission", call -> Answer.ok(view(find(call))));
        operations.on("pauseSubmission", call -> change(call, State.RUNNING, State.PAUSED));
        operations.on("resumeSubmission", call -> change(call, State.PAUSED, State.RUNNING));
        operations.on("cancelSubmission", this::cancel);
    }

    private Answer list(Call call) {
        Optional<String> word = call.query("state");
        // A finished one is a running one whose messages all have their outcome.
        Optional<State> state =
                word.map(w -> w.equals("finished") ? State.RUNNING : State.valueOf(w.toUpperCase(Locale.ROOT)));
        Optional<Boolean> waits = word.filter(_ -> state.get() == State.RUNNING).map(w -> !w.equals("finished"));
        List<Submission> found =
                submissions.page(call.brand(), call.cursor().orElse(Long.MAX_VALUE), state, waits, call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Submission::id, this::view));
    }

    private Submission find(Call call) {
        return submissions.find(call.brand(), call.id("submission", SUBMISSION)).orElseThrow(HttpProblem::notFound);
    }

    private Answer change(Call call, State from, State to) {
        Submission submission = find(call);
        boolean changed = submissions.change(call.brand(), submission.id(), from, to);
        if (!changed && find(call).state() != to) {
            throw wrongState(submission.state());
        }
        if (to == State.RUNNING) {
            chunks.pullSubmission(submission.id());
        }
        return Answer.ok(view(find(call)));
    }

    /** What waits is looked at once more, and finds that it is cancelled. */
    private Answer cancel(Call call) {
        Submission submission = find(call);
        for (State from : List.of(State.RUNNING, State.PAUSED)) {
            submissions.change(call.brand(), submission.id(), from, State.CANCELLED);
        }
        chunks.pullSubmission(submission.id());
        return Answer.ok(view(find(call)));
    }

    private static HttpProblem wrongState(State state) {
        String word = state.name().toLowerCase(Locale.ROOT);
        return HttpProblem.conflict(
                "wrong-state",
                "The submission is " + word + "; this cannot be done with it",
                "提交处于 " + word + " 状态，无法执行此操作");
    }

    private ObjectNode view(Submission submission) {
        Frozen sent = frozen.get(submission.frozen());
        FrozenContent content = Json.read(sent.document(), FrozenContent.class);
        Map<Integer, Integer> waiting = submissions.waiting(submission.id());
        List<SubmissionStore.Count> counts = submissions.counts(submission.id());
        ObjectNode body = Json.object()
                .put("id", SUBMISSION.of(submission.id()))
                .put("state", state(submission, waiting))
                .put("kind", sent.kind())
                .put("mode", submission.live() ? "live" : "test")
                .put("sender", SENDER.of(content.sender()))
                .put("createdAt", submission.createdAt().toString());
        submission.clientRef().ifPresent(ref -> body.put("clientRef", ref));
        content.template()
                .ifPresent(t -> body.putObject("template")
                        .put("id", TEMPLATE.of(t.id()))
                        .put("version", t.version()));
        body.set("progress", progress(submission, waiting, counts));
        body.set("byChannel", byChannel(counts));
        return body;
    }

    private static String state(Submission submission, Map<Integer, Integer> waiting) {
        boolean finished = submission.state() == State.RUNNING && waiting.isEmpty();
        return finished ? "finished" : submission.state().name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode progress(
            Submission submission, Map<Integer, Integer> waiting, List<SubmissionStore.Count> counts) {
        int underWay = waiting.values().stream().mapToInt(n -> n).sum();
        long ended = counts.stream()
                .filter(count -> count.fact().isOutcome())
                .mapToLong(SubmissionStore.Count::messages)
                .sum();
        ObjectNode body = Json.object()
                .put("total", submission.total())
                .put("waiting", Math.max(0, submission.total() - underWay - ended))
                .put("held", waiting.getOrDefault(Step.HELD.ordinal(), 0))
                .put("sending", waiting.getOrDefault(Step.SEND.ordinal(), 0))
                .put(
                        "sent",
                        waiting.entrySet().stream()
                                .filter(e -> e.getKey() > Step.SEND.ordinal())
                                .mapToInt(Map.Entry::getValue)
                                .sum());
        for (Outcome outcome : Outcome.values()) {
            body.put(outcome.name().toLowerCase(Locale.ROOT), sum(counts, Fact.of(outcome)));
        }
        return body.put("read", sum(counts, Fact.of(EventKind.READ)))
                .put("clicked", sum(counts, Fact.of(EventKind.CLICKED)) + sum(counts, Fact.of(EventKind.TAPPED)))
                .put("replied", sum(counts, Fact.of(EventKind.REPLIED)))
                .put("optedOut", sum(counts, Fact.of(EventKind.OPTED_OUT)));
    }

    private static ObjectNode byChannel(List<SubmissionStore.Count> counts) {
        Map<Channel, long[]> sums = new EnumMap<>(Channel.class);
        for (SubmissionStore.Count count : counts) {
            long[] sum = sums.computeIfAbsent(count.channel(), _ -> new long[3]);
            if (count.fact().equals(Fact.SENT)) {
                sum[0] += count.messages();
            } else if (count.fact().equals(Fact.of(Outcome.DELIVERED))) {
                sum[1] += count.messages();
            } else if (count.fact().equals(Fact.of(Outcome.FAILED))) {
                sum[2] += count.messages();
            }
        }
        ObjectNode body = Json.object();
        sums.forEach((channel, sum) -> body.putObject(channel.name().toLowerCase(Locale.ROOT))
                .put("attempts", sum[0])
                .put("delivered", sum[1])
                .put("failed", sum[2]));
        return body;
    }

    private static long sum(List<SubmissionStore.Count> counts, Fact fact) {
        return counts.stream()
                .filter(count -> count.fact().equals(fact))
                .mapToLong(SubmissionStore.Count::messages)
                .sum();
    }
}
