package org.cardwire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A proxy before a server that fires once at a moment that can be seen on the wire: when the client says certain words,
 * either before they reach the server, or when the server's answer has come and before it reaches the client. Whatever
 * happens after that moment on any of its connections is held back for ever.
 */
final class Tripwire implements AutoCloseable {
    /** @param answer words of the server after which it fires; empty to fire before the server hears the client's */
    record Moment(String words, Optional<String> answer) {
        static Moment before(String words) {
            return new Moment(words, Optional.empty());
        }

        static Moment after(String words, String answer) {
            return new Moment(words, Optional.of(answer));
        }
    }

    private static final int BUFFER = 1 << 16;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final CountDownLatch fired = new CountDownLatch(1);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Moment>> armed = new AtomicReference<>(Optional.empty());

    Tripwire(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void arm(Moment moment) {
        armed.set(Optional.of(moment));
    }

    boolean awaitFired() throws InterruptedException {
        return fired.await(60, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Connection connection = new Connection(door.accept(), new Socket(host, port));
                Thread.ofVirtual().start(connection::fromClient);
                Thread.ofVirtual().start(connection::fromServer);
            } catch (IOException e) {
                return;
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean said;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
            sockets.add(client);
            sockets.add(server);
        }

        void fromClient() {
            pump(client, server, true);
        }

        void fromServer() {
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean clients) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int read = in.read(buffer);
                while (read >= 0) {
                    look(new String(buffer, 0, read, StandardCharsets.ISO_8859_1), clients);
                    if (fired.getCount() == 0) {
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                    read = in.read(buffer);
                }
                to.shutdownOutput();
            } catch (IOException e) {
                closeQuietly(client);
                closeQuietly(server);
            }
        }

        private void look(String bytes, boolean clients) {
            Optional<Moment> moment = armed.get();
            if (moment.isEmpty()) {
                return;
            }
            if (clients && bytes.contains(moment.get().words())) {
                said = true;
                if (moment.get().answer().isEmpty()) {
                    fired.countDown();
                }
            } else if (!clients
                    && said
                    && moment.get().answer().filter(bytes::contains).isPresent()) {
                fired.countDown();
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    /** Ends every connection, as the system does for a process that is gone. */
    @Override
    public void close() throws IOException {
        door.close();
        sockets.forEach(Tripwire::closeQuietly);
    }
}
