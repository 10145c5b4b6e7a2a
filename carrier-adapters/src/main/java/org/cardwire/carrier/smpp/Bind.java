package org.cardwire.carrier.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.cardwire.carrier.smpp.pdu.Bare;
import org.cardwire.carrier.smpp.pdu.BindRequest;
import org.cardwire.carrier.smpp.pdu.CommandId;
import org.cardwire.carrier.smpp.pdu.Header;
import org.cardwire.carrier.smpp.pdu.Responses;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUReader;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the SMSC from its bind to its end. Requests are written without waiting, and answered on the reading
 * thread; when the connection ends, every open request is told at once. A bind is used once; {@link Session} makes the
 * next.
 */
final class Bind implements Incoming {
    private static final Logger log = LoggerFactory.getLogger(Bind.class);

    private final Shared shared;
    private final SmppConnection connection;
    private final Wire wire;
    private final Inbox inbox;
    private final Semaphore window;
    private final Pending pending = new Pending();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CompletableFuture<String> finished = new CompletableFuture<>();
    private volatile boolean usable;
    private volatile boolean peerUnbound;
    private volatile int version;

    private Bind(Shared shared, Sockets sockets) throws IOException {
        this.shared = shared;
        SmppSettings settings = shared.settings();
        this.window = new Semaphore(settings.account().window());
        this.connection = sockets.connect(e -> end("writing to the SMSC failed: " + e.getMessage()));
        this.inbox = new Inbox(shared, this::respond);
        this.wire = new Wire(new PduReader(this, connection::readAheadIsEmpty), (host, port) -> connection);
        wire.setPduProcessorDegree(1);
        wire.setEnquireLinkTimer((int) settings.timers().enquireLink().toMillis());
        wire.setTransactionTimer(settings.timers().answer().toMillis());
    }

    /** Where a bind gets its connection. */
    interface Sockets {
        SmppConnection connect(Consumer<IOException> broken) throws IOException;
    }

    /**
     * Connects and binds; waits for both.
     *
     * @param opening told of the bind before it is bound, so that its requests run out of time
     * @throws RefusedException when the SMSC says no
     * @throws IOException when it cannot be reached, or says nothing
     */
    static Bind open(Shared shared, BindRequest request, Sockets sockets, Consumer<Bind> opening)
            throws IOException, InterruptedException {
        Bind bind = new Bind(shared, sockets);
        opening.accept(bind);
        try {
            SmppSettings.Peer peer = shared.settings().peer();
            bind.wire.connect(peer.host(), peer.port());
            bind.handshake(request);
            return bind;
        } catch (IOException | InterruptedException | RuntimeException e) {
            bind.end("not bound");
            throw e;
        }
    }

    boolean isUsable() {
        return usable;
    }

    /** False for an SMSC of SMPP 3.3, which knows no optional parameters. */
    boolean knowsParameters() {
        return version >= 0x34;
    }

    /** Segments that may be sent now without exceeding the window. */
    Semaphore window() {
        return window;
    }

    /** Waits until the bind must not be used any more. @return why */
    String awaitFinish() throws InterruptedException {
        try {
            return finished.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("never completed with a failure", e);
        }
    }

    /** Ends the wait for the bind's end, but not the bind. */
    void interrupt(String reason) {
        usable = false;
        finished.complete(reason);
    }

    /**
     * Sends a request and returns at once.
     *
     * @param pdu makes the request for its sequence number
     * @param deadline on the clock of {@link System#nanoTime}
     * @return false if certainly nothing was sent; then the answer hears nothing
     */
    boolean request(IntFunction<byte[]> pdu, Answer answer, long deadline) {
        if (!usable) {
            return false;
        }
        return send(pdu, answer, deadline);
    }

    void expire(long now) {
        pending.expire(now);
    }

    /**
     * Waits for what is in flight, unbinds if the SMSC has not, and closes: all within the given time and the wait for the
     * unbind's answer. At once when the connection is gone already.
     */
    void leave(Duration drain, Duration unbindWait) throws InterruptedException {
        usable = false;
        long deadline = System.nanoTime() + drain.toNanos();
        int all = shared.settings().account().window();
        if (!ending.get() && window.tryAcquire(all, drain.toNanos(), TimeUnit.NANOSECONDS)) {
            inbox.awaitEmpty(deadline - System.nanoTime());
        }
        if (!ending.get() && !peerUnbound) {
            unbind(unbindWait);
        }
        connection.getOutputStream().awaitWritten(unbindWait.toNanos());
        end("the link was closed");
    }

    private void unbind(Duration wait) throws InterruptedException {
        Reply unbound = new Reply();
        if (!send(Bare::unbind, unbound, System.nanoTime() + wait.toNanos())) {
            return;
        }
        try {
            unbound.future().get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("smpp link={} unbind unanswered", shared.link());
        }
    }

    private void handshake(BindRequest request) throws IOException, InterruptedException {
        Reply reply = new Reply(body -> {
            version = Responses.interfaceVersion(body);
            wire.bound(request.commandId());
            usable = true;
        });
        long wait = shared.settings().timers().bind().toNanos();
        if (!send(request::encode, reply, System.nanoTime() + wait)) {
            throw new IOException("the SMSC closed the connection before the bind");
        }
        try {
            reply.future().get(2 * wait, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException answer) {
                throw answer;
            }
            throw new IOException("the bind failed", e);
        } catch (TimeoutException e) {
            throw new IOException("no answer to the bind", e);
        }
    }

    private boolean send(IntFunction<byte[]> pdu, Answer answer, long deadline) {
        int sequence = wire.nextSequence();
        byte[] octets = pdu.apply(sequence);
        Pending.Request request = new Pending.Request(answer, deadline);
        if (!pending.add(sequence, request)) {
            return false;
        }
        try {
            shared.pduLog().sent(answer.about(), octets);
            connection.send(octets, request::startsAt);
            return true;
        } catch (IOException e) {
            // If the connection's end has taken the request already, it tells the answer.
            return pending.take(sequence).isEmpty();
        }
    }

    private void respond(int commandId, int status, int sequence) {
        byte[] pdu = Bare.received(commandId, status, sequence);
        try {
            shared.pduLog().sent("", pdu);
            connection.send(pdu);
        } catch (IOException e) {
            log.debug("smpp link={} answer lost: {}", shared.link(), e.getMessage());
        }
    }

    private void end(String reason) {
        if (ending.compareAndSet(false, true)) {
            usable = false;
            connection.close();
            pending.end(connection.begun(), reason);
            finished.complete(reason);
        }
    }

    @Override
    public boolean answered(Header header, byte[] body) {
        return pending.take(header.sequence())
                .map(request -> {
                    shared.pduLog().received(request.answer.about(), header, body);
                    request.answer.answered(header.status(), body);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void delivered(Header header, byte[] body) {
        inbox.receive(header, body);
    }

    @Override
    public void peerUnbinds(int sequence) {
        usable = false;
        peerUnbound = true;
        try {
            connection.send(Bare.unbindResp(sequence));
        } catch (IOException e) {
            log.debug("smpp link={} unbind_resp lost: {}", shared.link(), e.getMessage());
        }
        finished.complete("the SMSC unbound us");
    }

    @Override
    public void nonsense(Header header) {
        try {
            connection.send(Bare.genericNack(StatusCodes.RINVCMDLEN, header.sequence()));
        } catch (IOException e) {
            log.debug("smpp link={} generic_nack lost: {}", shared.link(), e.getMessage());
        }
    }

    @Override
    public void burstEnds() {
        inbox.handOver();
    }

    @Override
    public void lost(IOException reason) {
        inbox.handOver();
        end("the connection was lost: " + reason.getMessage());
    }

    /** jSMPP's session, opened up as far as its extension points go. */
    private static final class Wire extends SMPPSession {
        Wire(PDUReader reader, ConnectionFactory connections) {
            super(new SynchronizedPDUSender(new DefaultPDUSender()), reader, connections);
        }

        int nextSequence() {
            return sequence().nextValue();
        }

        void bound(int commandId) {
            BindType type = switch (commandId) {
                case CommandId.BIND_TRANSMITTER -> BindType.BIND_TX;
                case CommandId.BIND_RECEIVER -> BindType.BIND_RX;
                default -> BindType.BIND_TRX;
            };
            sessionContext().bound(type, InterfaceVersion.IF_34);
        }
    }
}
