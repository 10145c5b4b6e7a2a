package org.cardwire.carrier.smpp;

import static java.util.Map.entry;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/** An SMSC of a few raw octets that does exactly what a test orders, also what no decent SMSC would do. */
final class ScriptedSmsc implements ScriptedCarrier {
    static final String PASSWORD = "s3cr3t-w";
    private static final int SUBMIT_SM = 4;
    private static final int DELIVER_SM = 5;
    private static final int UNBIND = 6;
    private static final int CANCEL_SM = 8;
    private static final int ENQUIRE_LINK = 0x15;
    private static final int RESPONSE = 0x80000000;

    /** Every PDU read but enquire_link, as it was on the wire. */
    final List<byte[]> pdus = new CopyOnWriteArrayList<>();

    private final Map<Integer, CompletableFuture<Integer>> delivered = new ConcurrentHashMap<>();
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private final AtomicInteger sequence = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger(0xABC0);
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<IoTask> held = new ArrayList<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final int port;
    private ServerSocket server;
    private volatile Thread accepting;
    private int submissions;
    private boolean drop;
    private boolean holding;
    private boolean revokeInTime = true;
    private volatile int bindStatus;
    private volatile String idFormat = "%d";

    private interface IoTask {
        void run() throws IOException;
    }

    ScriptedSmsc() throws IOException {
        server = listen(0);
        port = server.getLocalPort();
    }

    private ServerSocket listen(int on) throws IOException {
        ServerSocket socket = new ServerSocket(on, 50, InetAddress.getLoopbackAddress());
        accepting = Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    Link link = new Link(socket.accept());
                    links.add(link);
                    Thread.ofVirtual().start(link::read);
                } catch (IOException e) {
                    return;
                }
            }
        });
        return socket;
    }

    @Override
    public Map<String, String> settings() {
        return Map.ofEntries(
                entry("host", "127.0.0.1"),
                entry("port", Integer.toString(port)),
                entry("system-id", "cardwire"),
                entry("password", PASSWORD),
                entry("window", "4"),
                entry("answer-timeout", "10s"),
                entry("reconnect-min", "20ms"),
                entry("reconnect-max", "100ms"),
                entry("part-retry", "50ms"),
                entry("cancel", "true"),
                entry("message-id", "as-is"),
                entry("wire-log", "true"));
    }

    Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(settings());
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    /** The next submit_sm get these command_status, one after another; then 0 again. */
    synchronized void answerNext(int... status) {
        for (int each : status) {
            statuses.add(each);
        }
    }

    void answerBindsWith(int status) {
        bindStatus = status;
    }

    /** How message ids are written in submit_sm_resp, such as {@code %X}. */
    void writeIdsAs(String format) {
        idFormat = format;
    }

    @Override
    public void refuseNext(boolean permanently) {
        answerNext(permanently ? 0x0B : 0x08);
    }

    @Override
    public void throttleNext() {
        answerNext(0x58);
    }

    @Override
    public synchronized void dropNext() {
        drop = true;
    }

    @Override
    public synchronized void holdAnswers() {
        holding = true;
    }

    @Override
    public synchronized void releaseAnswers() {
        holding = false;
        held.forEach(ScriptedSmsc::quietly);
        held.clear();
    }

    @Override
    public void down() {
        quietly(server::close);
        try {
            accepting.join(); // it is the accepting thread that gives the port back
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeConnections();
    }

    void closeConnections() {
        links.forEach(link -> quietly(link.socket::close));
        links.clear();
    }

    @Override
    public void up() {
        quietly(() -> server = listen(port));
    }

    /** Bound connections. */
    int connections() {
        return (int) links.stream().filter(link -> link.bound).count();
    }

    @Override
    public synchronized int submissions() {
        return submissions;
    }

    @Override
    public synchronized int shownOn(Msisdn handset) {
        return shown.getOrDefault(handset.digits(), 0);
    }

    @Override
    public Answer receipt(String carrierRef, CarrierEvent.State state) throws Exception {
        String stat = state == CarrierEvent.State.DELIVERED ? "DELIVRD" : "UNDELIV";
        return deliver(
                0x04,
                0,
                ("id:" + carrierRef + " sub:001 dlvrd:001 submit date:2611211015 done date:2611211015 stat:" + stat
                                + " err:000 text:Hello")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Answer reply(Msisdn from, String to, String text) throws Exception {
        return sent(deliverSm(from.digits(), to, 0, 8, text.getBytes(StandardCharsets.UTF_16BE)));
    }

    Answer deliver(int esmClass, int dataCoding, byte[] shortMessage) throws Exception {
        return sent(deliverSm("447700900001", "12345", esmClass, dataCoding, shortMessage));
    }

    /** Sends a deliver_sm without waiting; the future is the command_status of the answer. */
    CompletableFuture<Integer> deliverSm(String from, String to, int esmClass, int dataCoding, byte[] shortMessage)
            throws IOException {
        Link link = links.stream()
                .filter(each -> each.bound && each.receives)
                .findFirst()
                .orElseThrow();
        ByteBuffer body = ByteBuffer.allocate(512);
        body.put((byte) 0)
                .put((byte) 1)
                .put((byte) 1)
                .put(from.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
        body.put((byte) 3)
                .put((byte) 0)
                .put(to.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0);
        body.put((byte) esmClass).put(new byte[2]).put(new byte[2]).put(new byte[2]);
        body.put((byte) dataCoding)
                .put((byte) 0)
                .put((byte) shortMessage.length)
                .put(shortMessage);
        byte[] octets = new byte[body.position()];
        body.flip().get(octets);
        int number = sequence.incrementAndGet();
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        delivered.put(number, answer);
        link.write(DELIVER_SM, 0, number, octets);
        return answer;
    }

    /** A deliver_sm that ends in the middle of its source address. */
    Answer deliverMalformed() throws Exception {
        int number = sequence.incrementAndGet();
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        delivered.put(number, answer);
        links.getLast().write(DELIVER_SM, 0, number, new byte[] {0, 1, 1, '4', '4'});
        return sent(answer);
    }

    private static Answer sent(CompletableFuture<Integer> answer) throws Exception {
        int status = answer.get(10, TimeUnit.SECONDS);
        return switch (status) {
            case 0 -> Answer.TAKEN;
            case 0x64 -> Answer.TRY_AGAIN;
            default -> Answer.REFUSED;
        };
    }

    @Override
    public Answer garbage() throws Exception {
        Link link = links.getLast();
        link.raw("GET / HTTP/1.1\r\nHost: smsc\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        link.gone.get(10, TimeUnit.SECONDS);
        return Answer.REFUSED;
    }

    void unbindAll() throws IOException {
        for (Link link : links) {
            link.write(UNBIND, 0, sequence.incrementAndGet(), new byte[0]);
        }
    }

    @Override
    public synchronized void revokeInTime(boolean inTime) {
        revokeInTime = inTime;
    }

    @Override
    public List<String> secrets() {
        byte[] password = PASSWORD.getBytes(StandardCharsets.US_ASCII);
        return List.of(PASSWORD, HexFormat.of().formatHex(password));
    }

    @Override
    public void close() {
        down();
    }

    private static void quietly(IoTask task) {
        try {
            task.run();
        } catch (IOException e) {
            // The adapter closed its side first.
            return;
        }
    }

    private final class Link {
        final Socket socket;
        final OutputStream out;
        final CompletableFuture<Void> gone = new CompletableFuture<>();
        volatile boolean bound;
        volatile boolean receives;

        Link(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        void read() {
            try (socket) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                while (true) {
                    byte[] pdu = new byte[in.readInt()];
                    in.readFully(pdu, 4, pdu.length - 4);
                    ByteBuffer.wrap(pdu).putInt(pdu.length);
                    handle(pdu);
                }
            } catch (IOException e) {
                bound = false;
                links.remove(this);
                gone.complete(null);
            }
        }

        private void handle(byte[] pdu) throws IOException {
            ByteBuffer header = ByteBuffer.wrap(pdu);
            int command = header.getInt(4);
            int status = header.getInt(8);
            int number = header.getInt(12);
            if (command != ENQUIRE_LINK) {
                pdus.add(pdu);
            }
            switch (command) {
                case 1, 2, 9 -> bind(command, number);
                case SUBMIT_SM -> submit(pdu, number);
                case CANCEL_SM -> write(command | RESPONSE, inTime() ? 0 : 0x11, number, new byte[0]);
                case ENQUIRE_LINK -> write(command | RESPONSE, 0, number, new byte[0]);
                case UNBIND -> {
                    write(command | RESPONSE, 0, number, new byte[0]);
                    socket.close();
                }
                case DELIVER_SM | RESPONSE -> {
                    CompletableFuture<Integer> answer = delivered.remove(number);
                    if (answer != null) {
                        answer.complete(status);
                    }
                }
                default -> {}
            }
        }

        private void bind(int command, int number) throws IOException {
            receives = command != 2;
            write(command | RESPONSE, bindStatus, number, "smsc\0".getBytes(StandardCharsets.US_ASCII));
            bound = bindStatus == 0;
        }

        private boolean inTime() {
            synchronized (ScriptedSmsc.this) {
                return revokeInTime;
            }
        }

        private void submit(byte[] pdu, int number) throws IOException {
            synchronized (ScriptedSmsc.this) {
                submissions++;
                if (drop) {
                    drop = false;
                    socket.close();
                    return;
                }
                int status = statuses.isEmpty() ? 0 : statuses.poll();
                String id = idFormat.formatted(ids.incrementAndGet());
                byte[] body = status == 0 ? (id + "\0").getBytes(StandardCharsets.US_ASCII) : new byte[0];
                if (status == 0) {
                    shown.merge(destination(pdu), 1, Integer::sum);
                }
                IoTask answer = () -> write(SUBMIT_SM | RESPONSE, status, number, body);
                if (holding) {
                    held.add(answer);
                } else {
                    answer.run();
                }
            }
        }

        /** service_type, then TON, NPI and address of the source, then TON, NPI and address of the destination. */
        private static String destination(byte[] pdu) {
            int at = endOfText(pdu, 16) + 1;
            at = endOfText(pdu, at + 2) + 1 + 2;
            return new String(pdu, at, endOfText(pdu, at) - at, StandardCharsets.US_ASCII);
        }

        private static int endOfText(byte[] pdu, int from) {
            int end = from;
            while (pdu[end] != 0) {
                end++;
            }
            return end;
        }

        void write(int command, int status, int number, byte[] body) throws IOException {
            raw(ByteBuffer.allocate(16 + body.length)
                    .putInt(16 + body.length)
                    .putInt(command)
                    .putInt(status)
                    .putInt(number)
                    .put(body)
                    .array());
        }

        synchronized void raw(byte[] octets) throws IOException {
            out.write(octets);
            out.flush();
        }
    }
}
