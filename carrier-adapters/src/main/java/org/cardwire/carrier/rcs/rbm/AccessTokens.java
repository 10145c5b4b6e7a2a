package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.HttpCall;
import org.cardwire.carrier.http.HttpLine;

/** The link's access token: fetched once for all who wait, kept until shortly before it ends, dropped when refused. */
final class AccessTokens {
    /** A token is renewed this long before its end, so that no request leaves with one that ends on its way. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final int DEFAULT_LIFE_S = 3600;

    private final ServiceAccount account;
    private final URI address;
    private final HttpLine line;
    private final InstantSource clock;
    private Optional<Token> held = Optional.empty();
    private Optional<CompletableFuture<Granted>> fetching = Optional.empty();

    /** What the token address said. */
    sealed interface Granted {}

    record Token(String value, Instant freshUntil) implements Granted {
        /** A token is a secret. */
        @Override
        public String toString() {
            return "Token[" + freshUntil + "]";
        }
    }

    record NoToken(String reason) implements Granted {}

    AccessTokens(ServiceAccount account, URI address, HttpLine line, InstantSource clock) {
        this.account = account;
        this.address = address;
        this.line = line;
        this.clock = clock;
    }

    /** Completes normally in any case, at the latest at the answer time-out of the line. */
    CompletableFuture<Granted> token() {
        CompletableFuture<Granted> mine;
        synchronized (this) {
            if (held.isPresent() && clock.instant().isBefore(held.get().freshUntil())) {
                return CompletableFuture.completedFuture(held.get());
            }
            if (fetching.isPresent()) {
                return fetching.get();
            }
            mine = new CompletableFuture<>();
            fetching = Optional.of(mine);
        }
        return fetch().exceptionally(failure -> new NoToken("the token request broke: " + failure))
                .thenApply(granted -> settle(mine, granted));
    }

    /** The platform refused this token: whoever asks next gets a new one. */
    synchronized void drop(Token refused) {
        if (held.filter(refused::equals).isPresent()) {
            held = Optional.empty();
        }
    }

    private Granted settle(CompletableFuture<Granted> mine, Granted granted) {
        synchronized (this) {
            fetching = Optional.empty();
            held = granted instanceof Token token ? Optional.of(token) : Optional.empty();
        }
        mine.complete(granted);
        return granted;
    }

    private CompletableFuture<Granted> fetch() {
        Instant now = clock.instant();
        HttpCall call = HttpCall.text(
                "POST", address, "application/x-www-form-urlencoded; charset=UTF-8", account.tokenRequest(now));
        return line.send(call).thenApply(answer -> switch (answer) {
            case HttpAnswer.NotSent n -> new NoToken("the token address cannot be reached: " + n.reason());
            case HttpAnswer.Lost l -> new NoToken("the token address did not answer: " + l.reason());
            case HttpAnswer.Answered a -> read(a, now);
        });
    }

    private static Granted read(HttpAnswer.Answered answer, Instant now) {
        JsonNode json = RbmAnswers.json(answer.body());
        String value = json.path("access_token").asText();
        if (answer.status() != 200 || value.isEmpty()) {
            return new NoToken("no token for the service account: HTTP " + answer.status() + " "
                    + json.path("error").asText() + " "
                    + json.path("error_description").asText());
        }
        Duration life = Duration.ofSeconds(json.path("expires_in").asInt(DEFAULT_LIFE_S));
        // A life shorter than twice the margin is used for half of it.
        Duration fresh = life.compareTo(MARGIN.multipliedBy(2)) > 0 ? life.minus(MARGIN) : life.dividedBy(2);
        return new Token(value, now.plus(fresh));
    }
}
