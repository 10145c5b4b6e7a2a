package org.cardwire.carrier.rcs.rbm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import javax.imageio.ImageIO;

/** Serves one picture and its thumbnail on loopback, with the right type and length, as our media door does. */
final class MediaDoor implements AutoCloseable {
    private final byte[] picture = png(64, 48);
    private final byte[] thumbnail = png(16, 12);
    private final HttpServer server;

    MediaDoor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/picture.png", exchange -> answer(exchange, picture));
        server.createContext("/thumbnail.png", exchange -> answer(exchange, thumbnail));
        server.start();
    }

    byte[] picture() {
        return picture.clone();
    }

    int thumbnailBytes() {
        return thumbnail.length;
    }

    URI uri(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    private static void answer(HttpExchange exchange, byte[] bytes) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "image/png");
            boolean bodyless = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, bodyless ? -1 : bytes.length);
            if (!bodyless) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static byte[] png(int width, int height) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
