package org.cardwire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** HTTP by hand, for what no client library would send. */
final class RawHttp {
    private RawHttp() {}

    /** A caller who is in no hurry. */
    static Socket connect(URI server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** What a client that writes all it has to say before it listens gets to hear. */
    static String said(URI server, String head, int zeros, String tail) throws IOException {
        try (Socket socket = connect(server)) {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[100_000];
            for (int sent = 0; sent < zeros; sent += piece.length) {
                out.write(piece);
            }
            out.write(tail.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return read(socket);
        }
    }

    static String read(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
