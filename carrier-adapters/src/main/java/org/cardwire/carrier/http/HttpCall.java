package org.cardwire.carrier.http;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request. Its body is a list of buffers that are streamed one after the other, so that what several requests share is
 * held once; they are duplicated before reading, never copied.
 *
 * @param headers in the order in which they are to be written; Content-Type among them, Content-Length not
 * @param body empty when the request has none
 */
public record HttpCall(String method, URI uri, Map<String, String> headers, List<ByteBuffer> body) {
    public HttpCall {
        headers = new LinkedHashMap<>(headers);
        body = List.copyOf(body);
    }

    public static HttpCall text(String method, URI uri, String contentType, String body) {
        return new HttpCall(
                method,
                uri,
                Map.of("Content-Type", contentType),
                List.of(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer()));
    }

    public static HttpCall bare(String method, URI uri) {
        return new HttpCall(method, uri, Map.of(), List.of());
    }

    public HttpCall with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpCall(method, uri, more, body);
    }

    /** What Content-Length will say. */
    public long length() {
        return body.stream().mapToLong(ByteBuffer::remaining).sum();
    }

    /** Names neither headers nor address in full: both may hold secrets or numbers. */
    @Override
    public String toString() {
        return method + " " + uri.getHost() + " " + length() + " bytes";
    }
}
