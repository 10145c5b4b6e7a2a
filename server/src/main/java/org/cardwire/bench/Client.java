package org.cardwire.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept HTTP/1.1 connection that costs its caller as little as can be: everything happens on the calling thread, so that
 * the thread's CPU time is the client's whole cost.
 */
final class Client implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    record Answer(int status, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final String headers;

    Client(URI url, String key) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        headers = " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer " + key + "\r\n";
    }

    Answer get(String path) throws IOException {
        return exchange("GET " + path + headers + "\r\n", new byte[0]);
    }

    Answer post(String path, byte[] json) throws IOException {
        return post(path, "application/json", json);
    }

    Answer upload(String path, byte[] file) throws IOException {
        return post(path, "application/octet-stream", file);
    }

    private Answer post(String path, String type, byte[] body) throws IOException {
        return exchange(
                "POST " + path + headers + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);
    }

    private Answer exchange(String head, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + body.length);
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        out.writeTo(socket.getOutputStream());
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                throw new IOException("an answer in chunks is not expected here");
            }
        }
        byte[] answer = in.readNBytes(length);
        if (answer.length < length) {
            throw new EOFException("the answer was cut");
        }
        return new Answer(status, answer);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
