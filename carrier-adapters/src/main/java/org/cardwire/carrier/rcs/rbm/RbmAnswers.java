package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.RetryAfter;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.SubmitOutcome;

/** What the platform's answers mean for each kind of request. */
final class RbmAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RbmAnswers() {}

    /** A repeat under the same messageId is ignored by the platform, so a 409 says that an earlier try got through. */
    static SubmitOutcome submitted(HttpAnswer answer, String id, Instant now, Duration throttleWait) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new SubmitOutcome.LinkDown(n.reason());
            case HttpAnswer.Lost l -> new SubmitOutcome.Unknown(l.reason(), List.of());
            case HttpAnswer.Answered a ->
                switch (a.status()) {
                    case 200, 409 -> new SubmitOutcome.Accepted(List.of(new PartRef(0, id)));
                    case 429 ->
                        new SubmitOutcome.Throttled(
                                RetryAfter.of(a, now, throttleWait), SubmitOutcome.Throttled.Scope.LINK, "429");
                    case 401 -> new SubmitOutcome.Refused("401", "our access token is refused: " + reason(a), false);
                    case 408 -> new SubmitOutcome.Unknown("408 " + reason(a), List.of());
                    default ->
                        a.status() / 100 == 4
                                ? new SubmitOutcome.Refused(Integer.toString(a.status()), reason(a), true)
                                : new SubmitOutcome.Unknown(a.status() + " " + reason(a), List.of());
                };
        };
    }

    static RevokeOutcome revoked(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new RevokeOutcome.NotNow(n.reason());
            case HttpAnswer.Lost l -> new RevokeOutcome.Unanswered(l.reason());
            case HttpAnswer.Answered a ->
                switch (a.status()) {
                    case 200 -> new RevokeOutcome.Revoked();
                    case 404 -> new RevokeOutcome.TooLate("404");
                    case 429, 401, 403 -> new RevokeOutcome.NotNow(a.status() + " " + reason(a));
                    default -> new RevokeOutcome.Unanswered(a.status() + " " + reason(a));
                };
        };
    }

    static Reach reach(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new Reach.Unknown(n.reason());
            case HttpAnswer.Lost l -> new Reach.Unknown(l.reason());
            case HttpAnswer.Answered a ->
                switch (a.status()) {
                    case 200 -> features(json(a.body()));
                    case 404 -> new Reach.Unreachable("404");
                    case 403, 451 -> new Reach.NotAllowed(Integer.toString(a.status()));
                    default -> new Reach.Unknown(a.status() + " " + reason(a));
                };
        };
    }

    /** The numbers that a batch answer names as reachable; empty when it is no batch answer. */
    static Optional<Set<String>> reachable(HttpAnswer answer) {
        if (!(answer instanceof HttpAnswer.Answered a) || a.status() != 200) {
            return Optional.empty();
        }
        Set<String> numbers = new HashSet<>();
        JsonNode json = json(a.body());
        json.path("reachableUsers").forEach(number -> numbers.add(number.asText()));
        json.path("reachableUsersMap").forEach(carrier -> carrier.forEach(number -> numbers.add(number.asText())));
        return json.isObject() ? Optional.of(numbers) : Optional.empty();
    }

    /** What is known of each number of a batch that got no batch answer; only single questions can say "unreachable". */
    static Reach noBatch(HttpAnswer answer) {
        return switch (reach(answer)) {
            case Reach.NotAllowed denied -> denied;
            case Reach.Unknown unknown -> unknown;
            case Reach.Reachable _, Reach.Unreachable _ -> new Reach.Unknown("no answer to a batch");
        };
    }

    /** The platform's own words for an error, without the rest of the body. */
    static String reason(HttpAnswer.Answered answer) {
        JsonNode error = json(answer.body()).path("error");
        String words =
                error.path("status").asText() + " " + error.path("message").asText();
        return words.isBlank() ? "HTTP " + answer.status() : words.strip();
    }

    static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException e) {
            return MissingNode.getInstance(); // the status alone speaks
        }
    }

    /** Some suppliers say "not RCS" by an empty object, so an answer without features is no answer. */
    private static Reach features(JsonNode json) {
        Set<String> features = new HashSet<>();
        json.path("features").forEach(feature -> features.add(feature.asText()));
        return features.isEmpty()
                ? new Reach.Unknown("the answer names no features")
                : new Reach.Reachable(Optional.of(features));
    }
}
