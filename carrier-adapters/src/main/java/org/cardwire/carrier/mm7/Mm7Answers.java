package org.cardwire.carrier.mm7;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.RetryAfter;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.LinkTest.Finding;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.xml.sax.SAXException;

/**
 * What the relay's answers mean. A status in the body counts whatever the HTTP code is, because some relays send faults
 * with 200 and others with 500; only without one does the HTTP code speak.
 */
record Mm7Answers(Mm7Terms terms, Set<Integer> throttling, Duration throttleWait) {
    private static final String CREDENTIALS =
            "the relay does not let us in: check username, password, auth and its list of allowed addresses";

    /** @param id of the try; it stands in for a MessageID that the relay forgot to send with its acceptance */
    SubmitOutcome submitted(HttpAnswer answer, String id, Instant now) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new SubmitOutcome.LinkDown(n.reason());
            case HttpAnswer.Lost l -> new SubmitOutcome.Unknown(l.reason(), List.of());
            case HttpAnswer.Answered a ->
                message(a)
                        .flatMap(message ->
                                Mm7Status.in(message).map(status -> submitted(status, message, id, wait(a, now))))
                        .orElseGet(() -> byHttp(a, now));
        };
    }

    RevokeOutcome revoked(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new RevokeOutcome.NotNow(n.reason());
            case HttpAnswer.Lost l -> new RevokeOutcome.Unanswered(l.reason());
            case HttpAnswer.Answered a ->
                status(a)
                        .map(this::revoked)
                        .orElseGet(() -> a.status() == 401 || a.status() == 403 || a.status() == 429
                                ? new RevokeOutcome.NotNow("HTTP " + a.status())
                                : new RevokeOutcome.Unanswered("HTTP " + a.status() + " without a status"));
        };
    }

    /** The answer to a CancelReq for a message that nobody knows: "unknown message" means that all else is well. */
    LinkTest tested(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new LinkTest(Finding.NOT_CONNECTED, n.reason());
            case HttpAnswer.Lost l -> new LinkTest(Finding.NO_ANSWER, l.reason());
            case HttpAnswer.Answered a ->
                a.status() == 401 || a.status() == 403
                        ? new LinkTest(Finding.ACCESS_REFUSED, "HTTP " + a.status())
                        : status(a)
                                .map(Mm7Answers::tested)
                                .orElseGet(() ->
                                        new LinkTest(Finding.STRANGE_ANSWER, "HTTP " + a.status() + ", no MM7 in it"));
        };
    }

    Optional<Mm7Status> status(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Answered a ? message(a).flatMap(Mm7Status::in) : Optional.empty();
    }

    private Optional<Mm7Message> message(HttpAnswer.Answered answer) {
        try {
            return Optional.of(Mm7Message.read(answer.header("content-type").orElse(""), answer.body(), terms));
        } catch (SAXException e) {
            return Optional.empty(); // no SOAP: the HTTP code speaks
        }
    }

    private Duration wait(HttpAnswer.Answered answer, Instant now) {
        return RetryAfter.of(answer, now, throttleWait);
    }

    private SubmitOutcome submitted(Mm7Status status, Mm7Message message, String id, Duration wait) {
        Optional<String> messageId =
                message.body().find("MessageID").map(Xml::text).filter(ref -> !ref.isEmpty());
        if (status.code() == 3005 && messageId.isPresent()) { // Mbuni's relay took it, and says so in this odd way
            return accepted(messageId.get());
        }
        return switch (status.verdict(throttling)) {
            case ACCEPTED -> accepted(messageId.orElse(id));
            case THROTTLED -> new SubmitOutcome.Throttled(wait, SubmitOutcome.Throttled.Scope.LINK, status.word());
            case LATER -> new SubmitOutcome.Refused(status.word(), status.text(), false);
            case NEVER -> new SubmitOutcome.Refused(status.word(), status.text(), true);
        };
    }

    private static SubmitOutcome accepted(String ref) {
        return new SubmitOutcome.Accepted(List.of(new PartRef(0, ref)));
    }

    private SubmitOutcome byHttp(HttpAnswer.Answered answer, Instant now) {
        int status = answer.status();
        String code = Integer.toString(status);
        return switch (status) {
            case 401, 403 -> new SubmitOutcome.Refused(code, CREDENTIALS, false);
            case 404, 405, 410 ->
                new SubmitOutcome.Refused(code, "the relay has no MM7 service there: check the url", false);
            case 429 -> new SubmitOutcome.Throttled(wait(answer, now), SubmitOutcome.Throttled.Scope.LINK, code);
            case 503 ->
                answer.header("retry-after").isPresent()
                        ? new SubmitOutcome.Throttled(wait(answer, now), SubmitOutcome.Throttled.Scope.LINK, code)
                        : new SubmitOutcome.Refused(code, "the relay is not available", false);
            case 408 -> new SubmitOutcome.Unknown("HTTP 408 without a status", List.of());
            default -> byHttpClass(status, code);
        };
    }

    private static SubmitOutcome byHttpClass(int status, String code) {
        return switch (status / 100) {
            case 3 -> new SubmitOutcome.Refused(code, "the relay redirects us: set the url that it names", false);
            case 4 -> new SubmitOutcome.Refused(code, "the relay refused the request", true);
            default -> new SubmitOutcome.Unknown("HTTP " + code + " without a status", List.of());
        };
    }

    private RevokeOutcome revoked(Mm7Status status) {
        if (status.code() == 3001 || status.code() == 2005) { // too late; or delivered and already forgotten
            return new RevokeOutcome.TooLate(status.word());
        }
        return switch (status.verdict(throttling)) {
            case ACCEPTED -> new RevokeOutcome.Revoked();
            case THROTTLED, LATER -> new RevokeOutcome.NotNow(status.word());
            case NEVER -> new RevokeOutcome.Unsupported();
        };
    }

    private static LinkTest tested(Mm7Status status) {
        String said = status.word() + " " + status.text();
        return switch (status.code()) {
            case 4001, 4007, 2001 -> new LinkTest(Finding.ACCESS_REFUSED, said);
            case 4002 -> new LinkTest(Finding.SETTINGS_REFUSED, said);
            default -> new LinkTest(Finding.WORKS, said);
        };
    }
}
