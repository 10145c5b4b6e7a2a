package org.cardwire.carrier.mm7;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.HttpCall;
import org.cardwire.carrier.http.HttpLine;
import org.cardwire.carrier.http.LinkPulse;
import org.cardwire.carrier.http.Window;
import org.cardwire.carrier.http.WireText;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.WireLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One account at an MMS relay/server: one SubmitReq a message, one recipient a SubmitReq. */
final class Mm7Adapter implements CarrierAdapter {
    private static final Logger log = LoggerFactory.getLogger(Mm7Adapter.class);

    /** Long enough for some answer to come back; a full window is our own limit and passes quickly. */
    private static final Duration WINDOW_WAIT = Duration.ofMillis(100);

    private static final String NOBODY = "cardwire-link-test";

    private final Mm7Settings settings;
    private final LinkContext context;
    private final Mm7Answers answers;
    private final Mm7Inbound inbound;
    private final HttpLine line;
    private final LinkPulse pulse;
    private final Window submissions;
    private final Window others;

    Mm7Adapter(Mm7Settings settings, LinkContext context) {
        this.settings = settings;
        this.context = context;
        this.answers = new Mm7Answers(
                settings.terms(), settings.throttling(), settings.line().throttleWait());
        this.inbound = new Mm7Inbound(context, settings);
        this.line = new HttpLine(settings.line());
        this.submissions = new Window(settings.line().window());
        this.others = new Window(settings.line().window());
        this.pulse = new LinkPulse(context, settings.url(), settings.line());
        pulse.start();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Channel.MMS,
                submissions.size(),
                settings.cancel(),
                settings.terms().readReports(),
                false,
                settings.deduplicates());
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(Outbound message) {
        if (!(message.content() instanceof MmsContent content)) {
            return CompletableFuture.completedFuture(
                    new SubmitOutcome.Refused("channel", "an MM7 link carries MMS only", true));
        }
        return submissions.within(
                full -> full
                        ? new SubmitOutcome.Throttled(WINDOW_WAIT, SubmitOutcome.Throttled.Scope.LINK, "window")
                        : new SubmitOutcome.LinkDown("the link is closed"),
                () -> submit(message, content));
    }

    @Override
    public CompletionStage<RevokeOutcome> revoke(Sent sent) {
        if (!settings.cancel()) {
            return CompletableFuture.completedFuture(new RevokeOutcome.Unsupported());
        }
        if (sent.parts().isEmpty()) {
            return CompletableFuture.completedFuture(
                    new RevokeOutcome.Unanswered("in doubt: the relay never told us its MessageID"));
        }
        return others.within(
                full -> new RevokeOutcome.NotNow(full ? "window" : "the link is closed"),
                () -> cancel(sent.id(), sent.parts().getFirst().carrierRef()).thenApply(answers::revoked));
    }

    /** MM7 has no such question. */
    @Override
    public CompletionStage<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who) {
        return CompletableFuture.completedFuture(who.stream()
                .collect(Collectors.toMap(
                        Function.identity(), number -> new Reach.Unknown("MM7 knows no reach look-up"))));
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.of(inbound);
    }

    @Override
    public CompletionStage<LinkTest> test() {
        return others.within(
                full -> new LinkTest(full ? LinkTest.Finding.BUSY : LinkTest.Finding.CLOSED, ""),
                () -> cancel(NOBODY, NOBODY).thenApply(answers::tested));
    }

    @Override
    public void close() {
        boolean drained = submissions.drain(settings.line().drain());
        others.drain(Duration.ZERO);
        log.info("close link={} drained={}", context.link(), drained);
        pulse.close();
        line.close();
    }

    private CompletableFuture<SubmitOutcome> submit(Outbound message, MmsContent content) {
        return once(message, content).thenCompose(answer -> {
            // The relay forgot the conversation: the message itself is as good without it.
            boolean strayed = message.inReplyTo().isPresent()
                    && answers.status(answer)
                            .filter(Mm7Status::isUnknownLinkedId)
                            .isPresent();
            return (strayed ? once(alone(message), content) : CompletableFuture.completedFuture(answer))
                    .thenApply(last -> {
                        SubmitOutcome outcome = answers.submitted(
                                last, message.id(), context.clock().instant());
                        log.debug("submit link={} id={} outcome={}", context.link(), message.id(), outcome);
                        return outcome;
                    });
        });
    }

    private CompletableFuture<HttpAnswer> once(Outbound message, MmsContent content) {
        String soap = Mm7Soap.submit(
                message,
                content.subject(),
                Mm7Mime.CONTENT_ID,
                settings.terms(),
                context.clock().instant());
        return post(
                message.id(),
                Mm7Mime.contentType(message.id()),
                Mm7Mime.body(message.id(), soap, content),
                () -> Mm7Wire.outbound(soap, content));
    }

    private CompletableFuture<HttpAnswer> cancel(String id, String messageId) {
        String soap = Mm7Soap.cancel("cancel-" + id, messageId, settings.terms());
        return post(
                id,
                "text/xml; charset=\"utf-8\"",
                List.of(ByteBuffer.wrap(soap.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer()),
                () -> soap);
    }

    private CompletableFuture<HttpAnswer> post(String id, String type, List<ByteBuffer> body, Supplier<String> kept) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("SOAPAction", "\"" + settings.soapAction() + "\"");
        HttpCall call = new HttpCall("POST", settings.url(), headers, body);
        return authorized(call, id, kept).thenCompose(answer -> {
            // A 401 took nothing, so the same request may go again with the answer to its challenge.
            boolean again = answer instanceof HttpAnswer.Answered a
                    && a.status() == 401
                    && settings.auth().takeUp(a);
            return again ? authorized(call, id, kept) : CompletableFuture.completedFuture(answer);
        });
    }

    private CompletableFuture<HttpAnswer> authorized(HttpCall bare, String id, Supplier<String> kept) {
        HttpCall call = settings.auth()
                .authorization(bare.method(), bare.uri())
                .map(value -> bare.with("Authorization", value))
                .orElse(bare);
        WireLog wire = settings.line().wireLog() ? context.wire() : WireLog.NONE;
        wire.record(id, WireLog.Direction.TO_CARRIER, WireText.of(call, kept.get()));
        return line.send(call).thenApply(answer -> {
            wire.record(id, WireLog.Direction.FROM_CARRIER, WireText.of(answer));
            if (answer instanceof HttpAnswer.NotSent down) {
                pulse.unreachable(down.reason());
            } else if (answer instanceof HttpAnswer.Answered) {
                pulse.answered();
            }
            return answer;
        });
    }

    private static Outbound alone(Outbound m) {
        return new Outbound(
                m.id(), m.to(), m.from(), m.content(), m.lane(), m.validity(), m.readReportWanted(), Optional.empty());
    }
}
