package org.cardwire.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.platform.json.Json;

/** A request that is refused, as RFC 9457 says it. Thrown by handlers; answered once, at the door. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String TYPES = "https://cardwire.org/problems/";

    private final int status;
    private final String type;
    private final transient Text title;
    private final transient List<FieldProblem> errors;
    private final transient Map<String, String> headers;

    public HttpProblem(int status, String type, Text title, List<FieldProblem> errors, Map<String, String> headers) {
        super(status + " " + type + ": " + title.en(), null, false, false);
        this.status = status;
        this.type = type;
        this.title = title;
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
    }

    public HttpProblem(int status, String type, String en, String zh) {
        this(status, type, new Text(en, zh), List.of(), Map.of());
    }

    /** 422 with everything that was found. */
    public static HttpProblem invalid(List<FieldProblem> errors) {
        int count = errors.size();
        Text title = count == 1
                ? new Text("One field needs a change", "有一处需要修改")
                : new Text(count + " fields need a change", "有 " + count + " 处需要修改");
        return new HttpProblem(422, "invalid", title, errors, Map.of());
    }

    public static HttpProblem invalid(String pointer, String code, String en, String zh) {
        return invalid(List.of(new FieldProblem(pointer, code, en, zh)));
    }

    public static HttpProblem malformed(String en, String zh) {
        return new HttpProblem(400, "malformed", en, zh);
    }

    public static HttpProblem notFound() {
        return new HttpProblem(
                404, "not-found", "There is no such thing here, or it belongs to another brand", "这里没有这个对象，或它属于其他品牌");
    }

    public static HttpProblem conflict(String type, String en, String zh) {
        return new HttpProblem(409, type, en, zh);
    }

    /** 412: what is to be replaced is not what the caller read. */
    public static HttpProblem stale() {
        return new HttpProblem(
                412,
                "stale",
                "Someone else has saved since you read this; read it again and make your change there",
                "读取之后已有其他人保存过；请重新读取，再作修改");
    }

    public static HttpProblem unauthenticated() {
        return new HttpProblem(
                401,
                "unauthenticated",
                new Text("Sign in, or send a valid API key as a bearer token", "请先登录，或以 Bearer 方式发送有效的 API 密钥"),
                List.of(),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    public static HttpProblem forbidden(String scope) {
        return new HttpProblem(403, "forbidden", "This needs the scope " + scope, "此操作需要权限 " + scope);
    }

    public static HttpProblem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new HttpProblem(
                429,
                "too-many-requests",
                new Text("Too many requests; try again in " + seconds + " s", "请求过多，请在 " + seconds + " 秒后重试"),
                List.of(),
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** The same problem with more headers. */
    HttpProblem with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new HttpProblem(status, type, title, errors, all);
    }

    public int status() {
        return status;
    }

    public List<FieldProblem> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The body of {@code application/problem+json}; also the {@code problem} of one item of a batch. */
    public ObjectNode json(Locale reader) {
        ObjectNode body = Json.object();
        body.put("type", TYPES + type).put("title", title.in(reader)).put("status", status);
        if (!errors.isEmpty()) {
            ArrayNode list = body.putArray("errors");
            errors.forEach(error -> list.addObject()
                    .put("pointer", error.pointer())
                    .put("code", error.code())
                    .put("detail", error.detail().in(reader)));
        }
        return body;
    }
}
