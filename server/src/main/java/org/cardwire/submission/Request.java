package org.cardwire.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Repeats;

/**
 * One REST call's drafts, stored all or nothing with the answer that a repeat of the call will get.
 *
 * @param once how the caller names the call, if it does
 * @param answer what the caller gets for what was accepted, as JSON
 */
record Request(
        long brand,
        boolean live,
        List<Draft> drafts,
        Optional<Repeats.Once> once,
        Function<List<Accepted>, String> answer) {
    Request {
        drafts = List.copyOf(drafts);
    }

    int messages() {
        return drafts.stream().mapToInt(draft -> draft.to().size()).sum();
    }

    /**
     * What the caller gets.
     *
     * @param replayed the answer of an earlier call with the same key
     */
    record Stored(String answer, boolean replayed) {
        Answer http() {
            Answer accepted = new Answer(
                    202,
                    Map.of("Content-Type", "application/json"),
                    new Answer.Bytes(answer.getBytes(StandardCharsets.UTF_8)));
            return replayed ? accepted.with("Idempotent-Replayed", "true") : accepted;
        }
    }
}
