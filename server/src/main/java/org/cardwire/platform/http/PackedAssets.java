package org.cardwire.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The composer's scripts and styles, packed once and as a whole: packed while they are sent, in pieces, they are larger each
 * time. Their names change with their content, so browsers keep them. Callers that take no gzip are left to the next handler.
 */
final class PackedAssets implements Handler<RoutingContext> {
    private static final Pattern NAME = Pattern.compile("/assets/[\\w.-]+\\.(?:js|css)");
    /** Only what there is, which is as much as was built. */
    private final Map<String, Buffer> packed = new ConcurrentHashMap<>();

    @Override
    public void handle(RoutingContext context) {
        Matcher name = NAME.matcher(context.normalizedPath());
        String takes = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (takes == null || !takes.contains("gzip") || !name.matches()) {
            context.next();
            return;
        }
        context.vertx()
                .executeBlocking(() -> packed(name.group()), false)
                .onFailure(context::fail)
                .onSuccess(found -> found.ifPresentOrElse(
                        content -> send(
                                context.response(),
                                name.group().endsWith(".js") ? "text/javascript" : "text/css",
                                content),
                        context::next));
    }

    private Optional<Buffer> packed(String path) {
        Optional<Buffer> known = Optional.ofNullable(packed.get(path));
        if (known.isPresent()) {
            return known;
        }
        Optional<Buffer> made = pack(path);
        made.ifPresent(content -> packed.put(path, content));
        return made;
    }

    private static void send(HttpServerResponse response, String type, Buffer content) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, immutable, max-age=31536000")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .end(content);
    }

    private static Optional<Buffer> pack(String path) {
        try (InputStream file = PackedAssets.class.getResourceAsStream("/webroot" + path)) {
            if (file == null) {
                return Optional.empty();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new Best(out)) {
                file.transferTo(gzip);
            }
            return Optional.of(Buffer.buffer(out.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
