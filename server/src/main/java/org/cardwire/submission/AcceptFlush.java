package org.cardwire.submission;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Members;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore;
import org.cardwire.message.PersonalData;
import org.cardwire.message.Step;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.db.Waiting;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.json.Json;

/** The statements that store a batch of requests: submissions, messages, and a chunk of due work for each lane's block. */
public final class AcceptFlush {
    sealed interface Result {
        record Fresh(String answer) implements Result {}

        record KeyTaken() implements Result {}
    }

    private final MessageStore messages;
    private final ChunkStore chunks;
    private final SubmissionStore submissions;
    private final PersonalData personal;
    private final IdMint ids;
    private final InstantSource clock;

    public AcceptFlush(
            MessageStore messages,
            ChunkStore chunks,
            SubmissionStore submissions,
            PersonalData personal,
            IdMint ids,
            InstantSource clock) {
        this.messages = messages;
        this.chunks = chunks;
        this.submissions = submissions;
        this.personal = personal;
        this.ids = ids;
        this.clock = clock;
    }

    /** One result for each request, in order; their rows go with the commit. Blocks only for keys. */
    List<Result> store(Tx tx, List<Request> requests) {
        Instant now = clock.instant();
        Map<Lane, Block> blocks = new EnumMap<>(Lane.class);
        List<Placed> placed = new ArrayList<>();
        List<Future<Result>> kept = new ArrayList<>();
        for (Request request : requests) {
            Placed own = place(request, blocks, now);
            placed.add(own);
            kept.add(keep(tx, request, request.answer().apply(own.accepted())));
        }
        List<Result> results = kept.stream().map(Waiting::on).toList();
        List<Submission> stored = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            if (results.get(i) instanceof Result.Fresh) {
                placed.get(i)
                        .messages()
                        .forEach((lane, own) -> block(blocks, lane).messages().addAll(own));
                stored.addAll(placed.get(i).submissions());
            }
        }
        var _ = submissions.addLater(tx, stored);
        blocks.forEach((lane, block) -> store(tx, lane, block, now));
        return results;
    }

    private static Future<Result> keep(Tx tx, Request request, String answer) {
        Result fresh = new Result.Fresh(answer);
        return request.once()
                .map(once -> Repeats.keepLater(tx, request.brand(), once, answer)
                        .map(kept -> kept ? fresh : new Result.KeyTaken()))
                .orElse(Future.succeededFuture(fresh));
    }

    /** The lanes in which some of this is to be sent now. */
    Set<Lane> due(List<Request> requests) {
        Instant now = clock.instant();
        return requests.stream()
                .flatMap(request -> request.drafts().stream())
                .filter(draft -> !draft.readyAt().isAfter(now))
                .map(draft -> draft.frozen().lane())
                .collect(Collectors.toSet());
    }

    /** Due when the first of its messages is ready: what is sent next week is not looked at before. */
    private void store(Tx tx, Lane lane, Block block, Instant now) {
        Optional<Instant> ready =
                block.messages().stream().map(Message::readyAt).min(Instant::compareTo);
        if (ready.isEmpty()) {
            return;
        }
        Members members = Members.none();
        block.messages().forEach(message -> members.add(Ids.positionOf(message.id())));
        Step step = ready.get().isAfter(now) ? Step.HELD : Step.SEND;
        var _ = messages.addLater(tx, block.messages());
        var _ = chunks.addLater(tx, block.id(), lane, step, members, ready.get());
    }

    /** A request with ids for all that it brings; its drafts of one lane make one submission. */
    private Placed place(Request request, Map<Lane, Block> blocks, Instant now) {
        Map<Lane, Submission> submissionOf = new EnumMap<>(Lane.class);
        Map<Lane, List<Message>> placed = new EnumMap<>(Lane.class);
        List<Accepted> accepted = new ArrayList<>();
        for (Draft draft : request.drafts()) {
            Lane lane = draft.frozen().lane();
            Submission submission = submissionOf.compute(
                    lane,
                    (_, sofar) -> sofar == null
                            ? begin(request, draft, block(blocks, lane).upcoming(), now)
                            : sofar.and(draft.to().size()));
            List<Long> own = new ArrayList<>();
            for (Msisdn to : draft.to()) {
                Message message = message(block(blocks, lane).next(), submission.id(), request.brand(), draft, to);
                placed.computeIfAbsent(lane, _ -> new ArrayList<>()).add(message);
                own.add(message.id());
            }
            accepted.add(new Accepted(submission.id(), own));
        }
        return new Placed(accepted, List.copyOf(submissionOf.values()), placed);
    }

    private Submission begin(Request request, Draft draft, long first, Instant now) {
        return new Submission(
                ids.next(),
                request.brand(),
                request.live(),
                draft.frozen().lane(),
                Submission.State.RUNNING,
                draft.frozen().id(),
                first,
                draft.to().size(),
                draft.clientRef(),
                draft.metadata(),
                now);
    }

    private Message message(long id, long submission, long brand, Draft draft, Msisdn to) {
        long numberKey = personal.key(to);
        boolean plain = !draft.variables().isObject() || draft.variables().isEmpty();
        return new Message(
                id,
                submission,
                brand,
                draft.frozen().id(),
                numberKey,
                personal.seal(brand, to, numberKey),
                plain
                        ? Optional.empty()
                        : Optional.of(personal.sealVariables(submission, Json.write(draft.variables()))),
                draft.readyAt(),
                draft.expiresAt(),
                draft.clientRef());
    }

    private Block block(Map<Lane, Block> blocks, Lane lane) {
        return blocks.computeIfAbsent(lane, _ -> new Block(ids.nextBlock()));
    }

    private record Placed(List<Accepted> accepted, List<Submission> submissions, Map<Lane, List<Message>> messages) {}

    /** The messages of one lane in one flush. A position that was given to a refused request stays empty. */
    private static final class Block {
        private final long id;
        private final List<Message> messages = new ArrayList<>();
        private int given;

        Block(long id) {
            this.id = id;
        }

        long id() {
            return id;
        }

        /** What {@link #next} will give. */
        long upcoming() {
            return Ids.message(id, given);
        }

        long next() {
            return Ids.message(id, given++);
        }

        List<Message> messages() {
            return messages;
        }
    }
}
