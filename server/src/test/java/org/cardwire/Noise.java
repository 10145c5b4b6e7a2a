package org.cardwire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A proxy before a server that can say things to its clients which the server never said. */
final class Noise implements AutoCloseable {
    private final ServerSocket door;
    private final int port;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /** @param port of the server, on loopback */
    Noise(int port) throws IOException {
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** To every client that is connected now. Gives how many those were. */
    int say(byte[] bytes) {
        int told = 0;
        for (Socket client : clients) {
            try {
                client.getOutputStream().write(bytes);
                client.getOutputStream().flush();
                told++;
            } catch (IOException e) {
                clients.remove(client); // it has hung up
            }
        }
        return told;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
                clients.add(client);
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one side hung up: both are closed
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
