package org.cardwire.platform.http;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.cardwire.platform.json.Json;

/** What a handler answers. */
public record Answer(int status, Map<String, String> headers, Body body) {
    public sealed interface Body {}

    public record Bytes(byte[] content) implements Body {}

    /** Sent by the operating system, whatever its size: from that byte on, so many or all that follow. */
    public record FileOnDisk(Path file, long from, long length) implements Body {}

    public record Nothing() implements Body {}

    /** The handler took the response over, as for server-sent events. */
    public record Taken() implements Body {}

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Object value) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/json"),
                new Bytes(Json.write(value).getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer ok(Object value) {
        return json(200, value);
    }

    public static Answer created(Object value) {
        return json(201, value);
    }

    public static Answer accepted(Object value) {
        return json(202, value);
    }

    public static Answer status(int status) {
        return new Answer(status, Map.of(), new Nothing());
    }

    public static Answer noContent() {
        return status(204);
    }

    public static Answer bytes(String contentType, byte[] content) {
        return new Answer(200, Map.of("Content-Type", contentType), new Bytes(content));
    }

    public static Answer html(int status, String page) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/html; charset=utf-8"),
                new Bytes(page.getBytes(StandardCharsets.UTF_8)));
    }

    public static Answer file(String contentType, Path file) {
        return new Answer(200, Map.of("Content-Type", contentType), new FileOnDisk(file, 0, Long.MAX_VALUE));
    }

    public static Answer taken() {
        return new Answer(200, Map.of(), new Taken());
    }

    public Answer with(String header, String value) {
        return with(Map.of(header, value));
    }

    Answer with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Answer(status, all, body);
    }
}
