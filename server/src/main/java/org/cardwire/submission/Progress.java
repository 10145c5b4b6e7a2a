package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.ChunkStore.Work;
import org.cardwire.message.EventKind;
import org.cardwire.message.Fact;
import org.cardwire.message.Outcome;
import org.cardwire.message.Step;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.SubmissionStore.Count;

/**
 * How far a submission is. What has ended stands in the counters, what has not in the chunks of its block: so it costs the
 * same whether it is of one message or of thousands. Between the two looks a message may end, and be at both for a moment.
 *
 * @param work the chunks of its block
 */
record Progress(Submission submission, List<Count> counts, List<Work> work) {
    boolean finished() {
        return submission.state() == Submission.State.RUNNING && open() == 0;
    }

    /** Those without an outcome. */
    private int open() {
        long ended = counts.stream()
                .filter(count -> count.fact().isOutcome())
                .mapToLong(Count::messages)
                .sum();
        return (int) Math.max(0, submission.total() - ended);
    }

    ObjectNode json() {
        int left = open();
        int held = Math.min(left, at(Step.HELD));
        left -= held;
        int sending = Math.min(left, at(Step.SEND));
        left -= sending;
        int sent = Math.min(left, allWork() - at(Step.HELD) - at(Step.SEND));
        ObjectNode body = Json.object()
                .put("total", submission.total())
                .put("waiting", left - sent)
                .put("held", held)
                .put("sending", sending)
                .put("sent", sent);
        for (Outcome outcome : Outcome.values()) {
            body.put(outcome.name().toLowerCase(Locale.ROOT), sum(Fact.of(outcome)));
        }
        return body.put("read", sum(Fact.of(EventKind.READ)))
                .put("clicked", sum(Fact.of(EventKind.CLICKED)) + sum(Fact.of(EventKind.TAPPED)))
                .put("replied", sum(Fact.of(EventKind.REPLIED)))
                .put("optedOut", sum(Fact.of(EventKind.OPTED_OUT)));
    }

    ObjectNode byChannel() {
        Map<Channel, ObjectNode> channels = new EnumMap<>(Channel.class);
        for (Count count : counts) {
            channels.computeIfAbsent(
                    count.channel(),
                    channel -> Json.object()
                            .put("attempts", sum(Fact.SENT, channel))
                            .put("delivered", sum(Fact.of(Outcome.DELIVERED), channel))
                            .put("failed", sum(Fact.of(Outcome.FAILED), channel)));
        }
        ObjectNode body = Json.object();
        channels.forEach((channel, sums) -> body.set(channel.name().toLowerCase(Locale.ROOT), sums));
        return body;
    }

    private int at(Step step) {
        return work.stream().filter(w -> w.step() == step).mapToInt(this::own).sum();
    }

    private int allWork() {
        return work.stream().mapToInt(this::own).sum();
    }

    /** A block may hold messages of other submissions too. */
    private int own(Work of) {
        return of.members().count(Ids.positionOf(submission.first()), submission.total());
    }

    private long sum(Fact fact) {
        return counts.stream()
                .filter(count -> count.fact().equals(fact))
                .mapToLong(Count::messages)
                .sum();
    }

    private long sum(Fact fact, Channel channel) {
        return counts.stream()
                .filter(count -> count.fact().equals(fact) && count.channel() == channel)
                .mapToLong(Count::messages)
                .sum();
    }
}
