package org.cardwire.carrier.smpp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardwire.carrier.smpp.SmppSettings.Account;
import org.cardwire.carrier.smpp.SmppSettings.Peer;
import org.cardwire.carrier.smpp.SmppSettings.Timers;
import org.cardwire.carrier.smpp.pdu.Bare;
import org.cardwire.carrier.smpp.pdu.CommandId;
import org.cardwire.carrier.smpp.pdu.SubmitSm;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Inbound;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.LinkTest.Finding;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.Reach;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.Sent;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.carrier.spi.SubmitOutcome.LinkDown;
import org.cardwire.carrier.spi.SubmitOutcome.Refused;
import org.cardwire.carrier.spi.SubmitOutcome.Throttled;

/**
 * One SMPP link: its sessions, and the choice of one for each message. The window counts segments over all sessions; a
 * message with more parts than one session's window goes out piece by piece. Outcomes complete on the reading thread of
 * the session that brought the last answer, so what hangs on them must not block.
 */
final class SmppAdapter implements CarrierAdapter {
    private static final Duration TICK = Duration.ofMillis(100);
    /** After this, a slot of the window is likely to be free again. */
    private static final Duration WINDOW_WAIT = Duration.ofMillis(50);

    private final Shared shared;
    private final SubmitMapping mapping;
    private final References references;
    private final LinkStates states;
    private final List<Session> senders = new ArrayList<>();
    private final List<Session> receivers = new ArrayList<>();
    private final ScheduledExecutorService ticker;
    private volatile boolean closed;

    private SmppAdapter(Shared shared) {
        this.shared = shared;
        this.mapping = new SubmitMapping(shared.settings().dialect());
        this.references = new References(shared.random());
        this.states = new LinkStates(shared);
        this.ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("smpp-clock-" + shared.link()).factory());
    }

    static SmppAdapter open(Shared shared) {
        SmppAdapter adapter = new SmppAdapter(shared);
        adapter.start();
        return adapter;
    }

    private void start() {
        Account account = shared.settings().account();
        for (int i = 0; i < account.sessions(); i++) {
            switch (account.binding()) {
                case TRX -> senders.add(new Session(shared, CommandId.BIND_TRANSCEIVER, states));
                case TX_RX -> {
                    senders.add(new Session(shared, CommandId.BIND_TRANSMITTER, states));
                    receivers.add(new Session(shared, CommandId.BIND_RECEIVER, new ReceiverWatcher()));
                }
            }
        }
        senders.forEach(Session::start);
        receivers.forEach(Session::start);
        ticker.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Capabilities capabilities() {
        Account account = shared.settings().account();
        return new Capabilities(
                Channel.SMS,
                account.window() * account.sessions(),
                shared.settings().dialect().cancel(),
                false,
                false,
                false);
    }

    @Override
    public CompletionStage<SubmitOutcome> submit(Outbound message) {
        if (closed) {
            return answer(new LinkDown("the link is closing"));
        }
        List<Bind> bound = bound();
        if (bound.isEmpty()) {
            return answer(new LinkDown(states.lastReason()));
        }
        boolean parameters = bound.stream().allMatch(Bind::knowsParameters);
        int reference = references.next(message.from(), message.to().e164());
        return switch (mapping.map(message, reference, shared.context().clock().instant(), parameters)) {
            case SubmitMapping.Mapped.Unsendable no -> answer(new Refused(no.code(), no.reason(), true));
            case SubmitMapping.Mapped.Parts mapped -> send(message.id(), mapped.parts(), bound);
        };
    }

    /** On the session with the most room, if it has room for all parts. */
    private CompletionStage<SubmitOutcome> send(String id, List<SubmitSm> parts, List<Bind> bound) {
        int permits = Math.min(parts.size(), shared.settings().account().window());
        Optional<Bind> free = bound.stream()
                .sorted((a, b) -> b.window().availablePermits() - a.window().availablePermits())
                .filter(bind -> bind.window().tryAcquire(permits))
                .findFirst();
        if (free.isEmpty()) {
            return answer(new Throttled(WINDOW_WAIT, Throttled.Scope.LINK, "WINDOW_FULL"));
        }
        Timers timers = shared.settings().timers();
        return new Submission(
                        id,
                        free.get(),
                        parts,
                        permits,
                        this::fate,
                        ticker,
                        timers.partRetry().toNanos(),
                        System.nanoTime() + timers.answer().toNanos())
                .start();
    }

    private Fate fate(int status, String messageId) {
        if (status == StatusCodes.ROK) {
            return new Fate.Accepted(shared.settings().dialect().ids().fromResponse(messageId));
        }
        Timers timers = shared.settings().timers();
        String code = StatusCodes.name(status);
        return switch (shared.settings().dialect().statusCodes().meaning(status)) {
            case THROTTLE_LINK -> new Fate.Throttled(new Throttled(timers.throttleWait(), Throttled.Scope.LINK, code));
            case THROTTLE_MESSAGE ->
                new Fate.Throttled(new Throttled(timers.queueFullWait(), Throttled.Scope.MESSAGE, code));
            case TEMPORARY -> new Fate.Refused(new Refused(code, StatusCodes.reason(status), false));
            case PERMANENT -> new Fate.Refused(new Refused(code, StatusCodes.reason(status), true));
        };
    }

    @Override
    public CompletionStage<RevokeOutcome> revoke(Sent sent) {
        if (!shared.settings().dialect().cancel()) {
            return CompletableFuture.completedFuture(new RevokeOutcome.Unsupported());
        }
        List<Bind> bound = closed ? List.of() : bound();
        if (bound.isEmpty()) {
            return CompletableFuture.completedFuture(new RevokeOutcome.NotNow(states.lastReason()));
        }
        long deadline = System.nanoTime() + shared.settings().timers().answer().toNanos();
        return new Cancellation(shared.settings().dialect(), bound.getFirst(), deadline).of(sent);
    }

    @Override
    public CompletionStage<Map<Msisdn, Reach>> lookUp(Set<Msisdn> who) {
        return CompletableFuture.completedFuture(who.stream()
                .collect(Collectors.toMap(
                        Function.identity(), number -> new Reach.Unknown("SMPP cannot be asked who is reachable"))));
    }

    @Override
    public Optional<Inbound> inbound() {
        return Optional.empty();
    }

    @Override
    public CompletionStage<LinkTest> test() {
        Account account = shared.settings().account();
        Peer peer = shared.settings().peer();
        List<Bind> bound = closed ? List.of() : bound();
        if (bound.isEmpty()) {
            return CompletableFuture.completedFuture(
                    closed
                            ? new LinkTest(Finding.CLOSED, "")
                            : new LinkTest(Finding.NOT_CONNECTED, states.lastReason()));
        }
        Reply reply = new Reply();
        long deadline = System.nanoTime() + shared.settings().timers().answer().toNanos();
        if (!bound.getFirst().request(Bare::enquireLink, reply, deadline)) {
            return CompletableFuture.completedFuture(new LinkTest(Finding.NOT_CONNECTED, states.lastReason()));
        }
        return reply.future()
                .thenApply(body -> new LinkTest(
                        Finding.WORKS,
                        "%d of %d sessions bound as %s to %s:%d"
                                .formatted(
                                        states.bound(),
                                        account.sessions(),
                                        account.systemId(),
                                        peer.host(),
                                        peer.port())))
                .exceptionally(e -> new LinkTest(Finding.NO_ANSWER, "enquire_link: " + e.getMessage()));
    }

    @Override
    public void close() {
        closed = true;
        List<CompletableFuture<Void>> closing = new ArrayList<>();
        senders.forEach(session -> closing.add(session.close()));
        receivers.forEach(session -> closing.add(session.close()));
        CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new)).join();
        ticker.shutdown();
    }

    private List<Bind> bound() {
        List<Bind> bound = new ArrayList<>(senders.size());
        for (Session session : senders) {
            session.bind().ifPresent(bound::add);
        }
        return bound;
    }

    private void tick() {
        long now = System.nanoTime();
        senders.forEach(session -> session.expire(now));
        receivers.forEach(session -> session.expire(now));
        Reassembly.Due due = shared.reassembly().tick(now);
        due.acks().forEach(ack -> ack.answer(StatusCodes.ROK));
        shared.handover()
                .accept(due.wholes().stream()
                        .flatMap(whole -> shared.item(whole).stream())
                        .toList());
    }

    private static CompletionStage<SubmitOutcome> answer(SubmitOutcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    /** A receiver that is down takes nothing from what can be sent; its session says so in the log. */
    private static final class ReceiverWatcher implements Session.Watcher {
        @Override
        public void up(Session session) {}

        @Override
        public void down(Session session, String reason) {}
    }
}
