package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardwire.brand.Audit;
import org.cardwire.message.ChunkStore;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.Submission.State;

/** Submissions: list, progress, pause, resume, cancel. A test key sees and changes those of the sandbox only. */
public final class SubmissionRoutes implements Routes {
    private static final PublicId SUBMISSION = new PublicId("sub");
    private static final PublicId SENDER = new PublicId("snd");
    private static final PublicId TEMPLATE = new PublicId("tpl");

    private final Db db;
    private final Audit audit;
    private final SubmissionStore submissions;
    private final FrozenStore frozen;
    private final ChunkStore chunks;

    public SubmissionRoutes(Db db, Audit audit, SubmissionStore submissions, FrozenStore frozen, ChunkStore chunks) {
        this.db = db;
        this.audit = audit;
        this.submissions = submissions;
        this.frozen = frozen;
        this.chunks = chunks;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listSubmissions", this::list);
        operations.on("getSubmission", call -> Answer.ok(view(call)));
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
        List<Submission> found = submissions.page(
                call.brand(),
                call.principal().reaches(true),
                call.cursor().orElse(Long.MAX_VALUE),
                state,
                waits,
                call.limit() + 1);
        Map<Long, Progress> progress = progress(found);
        return Answer.ok(Page.of(
                found, call.limit(), Submission::id, one -> view(Objects.requireNonNull(progress.get(one.id())))));
    }

    /** Of all of them together, in two looks. */
    private Map<Long, Progress> progress(List<Submission> all) {
        Map<Long, List<SubmissionStore.Count>> counts =
                submissions.counts(all.stream().map(Submission::id).toList());
        Map<Long, List<ChunkStore.Work>> work =
                chunks.work(all.stream().map(Submission::block).distinct().toList()).stream()
                        .collect(Collectors.groupingBy(ChunkStore.Work::block));
        return all.stream()
                .collect(Collectors.toMap(
                        Submission::id,
                        one -> new Progress(
                                one,
                                counts.getOrDefault(one.id(), List.of()),
                                work.getOrDefault(one.block(), List.of()))));
    }

    private Submission find(Call call) {
        return submissions
                .find(call.brand(), call.id("submission", SUBMISSION))
                .filter(found -> call.principal().reaches(found.live()))
                .orElseThrow(HttpProblem::notFound);
    }

    private Answer change(Call call, State from, State to) {
        Submission submission = find(call);
        boolean changed = move(call, submission, List.of(from), to);
        if (!changed && find(call).state() != to) {
            throw wrongState(submission.state());
        }
        if (to == State.RUNNING) {
            chunks.pullBlock(submission.block());
        }
        return Answer.ok(view(call));
    }

    /** What waits is looked at once more, and finds that it is cancelled. */
    private Answer cancel(Call call) {
        Submission submission = find(call);
        move(call, submission, List.of(State.RUNNING, State.PAUSED), State.CANCELLED);
        chunks.pullBlock(submission.block());
        return Answer.ok(view(call));
    }

    /** False when it was in none of these states. */
    private boolean move(Call call, Submission submission, List<State> from, State to) {
        return db.inTransaction(tx -> {
            boolean moved = from.stream()
                    .anyMatch(state -> SubmissionStore.change(tx, call.brand(), submission.id(), state, to));
            if (moved) {
                String action = "submission." + (to == State.RUNNING ? "resumed" : word(to));
                String mode = submission.live() ? "live" : "test";
                audit.note(tx, call.principal(), action, SUBMISSION.of(submission.id()), Map.of("mode", mode));
            }
            return moved;
        });
    }

    private static HttpProblem wrongState(State state) {
        String word = word(state);
        return HttpProblem.conflict(
                "wrong-state",
                "The submission is " + word + "; this cannot be done with it",
                "提交处于 " + word + " 状态，无法执行此操作");
    }

    private ObjectNode view(Call call) {
        Submission submission = find(call);
        return view(Objects.requireNonNull(progress(List.of(submission)).get(submission.id())));
    }

    private ObjectNode view(Progress progress) {
        Submission submission = progress.submission();
        Frozen sent = frozen.get(submission.frozen());
        FrozenContent content = Json.read(sent.document(), FrozenContent.class);
        ObjectNode body = Json.object()
                .put("id", SUBMISSION.of(submission.id()))
                .put("state", progress.finished() ? "finished" : word(submission.state()))
                .put("kind", sent.kind())
                .put("mode", submission.live() ? "live" : "test")
                .put("sender", SENDER.of(content.sender()))
                .put("createdAt", submission.createdAt().toString());
        submission.clientRef().ifPresent(ref -> body.put("clientRef", ref));
        content.template()
                .ifPresent(t -> body.putObject("template")
                        .put("id", TEMPLATE.of(t.id()))
                        .put("version", t.version()));
        body.set("progress", progress.json());
        body.set("byChannel", progress.byChannel());
        return body;
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
