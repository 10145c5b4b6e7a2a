package org.cardwire.carrier.rcs.rbm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.HttpCall;
import org.cardwire.carrier.http.HttpLine;
import org.cardwire.carrier.http.LinkPulse;
import org.cardwire.carrier.http.WireText;
import org.cardwire.carrier.spi.WireLog;

/** Sends a request with an access token; on a 401 once more, the very same with a new token. */
final class RbmApi {
    private final AccessTokens tokens;
    private final HttpLine line;
    private final LinkPulse pulse;
    private final WireLog wire;

    RbmApi(AccessTokens tokens, HttpLine line, LinkPulse pulse, WireLog wire) {
        this.tokens = tokens;
        this.line = line;
        this.pulse = pulse;
        this.wire = wire;
    }

    /** @param id what the wire log files the exchange under */
    CompletableFuture<HttpAnswer> send(String id, HttpCall call) {
        return send(id, call, true);
    }

    private CompletableFuture<HttpAnswer> send(String id, HttpCall call, boolean mayRenew) {
        return tokens.token().thenCompose(granted -> switch (granted) {
            // Without a token nothing was sent: the same promise as a link that is down.
            case AccessTokens.NoToken none -> CompletableFuture.completedFuture(new HttpAnswer.NotSent(none.reason()));
            case AccessTokens.Token token ->
                exchange(id, call.with("Authorization", "Bearer " + token.value()))
                        .thenCompose(answer -> {
                            if (answer instanceof HttpAnswer.Answered a && a.status() == 401 && mayRenew) {
                                tokens.drop(token);
                                return send(id, call, false);
                            }
                            return CompletableFuture.completedFuture(answer);
                        });
        });
    }

    private CompletableFuture<HttpAnswer> exchange(String id, HttpCall call) {
        wire.record(id, WireLog.Direction.TO_CARRIER, WireText.of(call, text(call)));
        return line.send(call).thenApply(answer -> {
            wire.record(id, WireLog.Direction.FROM_CARRIER, WireText.of(answer));
            switch (answer) {
                case HttpAnswer.NotSent down -> pulse.unreachable(down.reason());
                case HttpAnswer.Answered _ -> pulse.answered();
                case HttpAnswer.Lost _ -> {}
            }
            return answer;
        });
    }

    private static String text(HttpCall call) {
        return call.body().stream()
                .map(ByteBuffer::duplicate)
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes).toString())
                .collect(Collectors.joining());
    }
}
