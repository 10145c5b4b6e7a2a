package org.cardwire.carrier.rcs.rbm;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.cardwire.carrier.http.HttpAnswer;
import org.cardwire.carrier.http.HttpLine;
import org.cardwire.carrier.http.LinkPulse;
import org.cardwire.carrier.http.Window;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.LinkTest.Finding;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.WireLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent on the RCS platform. The messageId is ours, so a repeat of the same try is never shown twice. */
final class RbmAdapter implements CarrierAdapter {
    private static final Logger log = LoggerFactory.getLogger(RbmAdapter.class);

    /** The platform's limit on one AgentMessage as JSON. */
    private static final int LARGEST_MESSAGE = 250 * 1024;

    /** A full window is our own limit and passes quickly. */
    private static final Duration WINDOW_WAIT = Duration.ofMillis(100);

    private final RbmSettings settings;
    private final LinkContext context;
    private final HttpLine line;
    private final LinkPulse pulse;
    private final RbmCalls calls;
    private final RbmApi api;
    private final RbmReach reach;
    private final RbmWebhook webhook;
    private final Window submissions;
    private final Window others;

    RbmAdapter(RbmSettings settings, LinkContext context, Supplier<String> requestIds) {
        this.settings = settings;
        this.context = context;
        this.line = new HttpLine(settings.line());
        this.calls = new RbmCalls(settings.base(), settings.agent());
        this.pulse = new LinkPulse(context, calls.home(), settings.line());
        this.api = new RbmApi(
                new AccessTokens(settings.account(), settings.tokenUri(), line, context.clock()),
                line,
                pulse,
                settings.line().wireLog() ? context.wire() : WireLog.NONE);
        this.reach = new RbmReach(api, calls, requestIds);
        this.webhook = new RbmWebhook(settings, context, pulse);
        this.submissions = new Window(settings.line().window());
        this.others = new Window(settings.line().window());
        pulse.start();
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(Channel.RCS, submissions.size(), true, true, true, true);
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(Outbound message) {
        if (!(message.content() instanceof RcsContent content)) {
            return refused("channel", "an RCS link carries RCS only");
        }
        if (!message.validity().isPositive()) {
            return refused("validity", "its time is over, and the platform takes a past expiry in silence");
        }
        String body = RbmJson.message(content, message.validity()).toString();
        if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_MESSAGE) {
            return refused("size", "the message is over " + LARGEST_MESSAGE + " bytes");
        }
        return submissions.within(
                full -> full
                        ? new SubmitOutcome.Throttled(WINDOW_WAIT, SubmitOutcome.Throttled.Scope.LINK, "window")
                        : new SubmitOutcome.LinkDown("the link is closed"),
                () -> create(message, body));
    }

    @Override
    public CompletionStage<RevokeOutcome> revoke(Sent sent) {
        return others.within(
                full -> new RevokeOutcome.NotNow(full ? "window" : "the link is closed"),
                () -> api.send(sent.id(), calls.delete(sent.to(), sent.id())).thenApply(RbmAnswers::revoked));
    }

    @Override
    public CompletionStage<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who) {
        return reach.lookUp(who);
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.of(webhook);
    }

    /** A token proves the account; the capabilities of a number that nobody has prove the agent. */
    @Override
    public CompletionStage<LinkTest> test() {
        return others.within(
                full -> new LinkTest(full ? Finding.BUSY : Finding.CLOSED, ""),
                () -> reach.ask(settings.testNumber()).thenApply(RbmAdapter::tested));
    }

    @Override
    public void close() {
        boolean drained = submissions.drain(settings.line().drain());
        others.drain(Duration.ZERO);
        log.info("close link={} drained={}", context.link(), drained);
        pulse.close();
        line.close();
    }

    private CompletableFuture<SubmitOutcome> create(Outbound message, String body) {
        return api.send(message.id(), calls.create(message.to(), message.id(), body))
                .thenApply(answer -> {
                    SubmitOutcome outcome = RbmAnswers.submitted(
                            answer,
                            message.id(),
                            context.clock().instant(),
                            settings.line().throttleWait());
                    log.debug("submit link={} id={} outcome={}", context.link(), message.id(), outcome);
                    return outcome;
                });
    }

    private static LinkTest tested(HttpAnswer answer) {
        return switch (answer) {
            case HttpAnswer.NotSent n -> new LinkTest(Finding.NOT_CONNECTED, n.reason());
            case HttpAnswer.Lost l -> new LinkTest(Finding.NO_ANSWER, l.reason());
            case HttpAnswer.Answered a ->
                switch (a.status()) {
                    case 200, 404 -> new LinkTest(Finding.WORKS, "");
                    case 401, 403 -> new LinkTest(Finding.ACCESS_REFUSED, RbmAnswers.reason(a));
                    default -> new LinkTest(Finding.STRANGE_ANSWER, "HTTP " + a.status() + " " + RbmAnswers.reason(a));
                };
        };
    }

    private static CompletionStage<SubmitOutcome> refused(String code, String reason) {
        return CompletableFuture.completedFuture(new SubmitOutcome.Refused(code, reason, true));
    }
}
