package org.cardwire.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.platform.id.PublicId;
import org.jspecify.annotations.Nullable;

/** One request that passed the contract's checks, as a handler sees it. */
public final class Call {
    static final String LOOP = "cardwire.loop";
    static final String STILL = "cardwire.still";
    private static final int DEFAULT_LIMIT = 50;
    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private final RoutingContext context;
    private final Optional<Principal> principal;
    private final JsonNode json;
    private final Optional<Path> upload;
    private final byte[] bytes;
    private final String client;

    Call(RoutingContext context, Optional<Principal> principal, Received received, String client) {
        this.context = context;
        this.principal = principal;
        this.json = received.json();
        this.upload = received.upload();
        this.bytes = received.bytes();
        this.client = client;
    }

    /** The body in the form that the operation takes. */
    record Received(JsonNode json, byte[] bytes, Optional<Path> upload) {
        static final Received NOTHING = new Received(MissingNode.getInstance(), new byte[0], Optional.empty());
    }

    /** Throws {@link HttpProblem} 401 at operations that need no authentication. */
    public Principal principal() {
        return principal.orElseThrow(HttpProblem::unauthenticated);
    }

    /** For what reaches further than the sandbox. Throws {@link HttpProblem} 403 for a test key. */
    public void mustReachLive() {
        if (!principal().reaches(true)) {
            throw new HttpProblem(
                    403,
                    "test-key",
                    "A test key reaches the sandbox only: sign in, or call with a live key",
                    "测试密钥只能使用沙箱：请登录，或改用正式密钥");
        }
    }

    /** Whether the caller might call once more: for answers that go on, while a key may be revoked. May block. */
    public boolean stillAllowed() {
        BooleanSupplier still = context.get(STILL);
        return still == null || still.getAsBoolean();
    }

    public long brand() {
        return principal().brand();
    }

    /** Valid by the operation's schema; missing when the operation takes no JSON. */
    public JsonNode body() {
        return json;
    }

    /** The body as sent; for JSON as well, so that it can be hashed. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Where an upload lies until the handler returns; move it to keep it. */
    public Path upload() {
        return upload.orElseThrow(() -> new IllegalStateException("this operation takes no upload"));
    }

    Optional<Path> uploaded() {
        return upload;
    }

    public String path(String name) {
        String value = context.pathParam(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no parameter " + name);
        }
        return value;
    }

    /** The id in the path; an id of another kind is a 404. */
    public long id(String name, PublicId kind) {
        return kind.tryParse(path(name)).orElseThrow(HttpProblem::notFound);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(request().getParam(name)).filter(value -> !value.isEmpty());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request().getHeader(name));
    }

    /**
     * The ETag that the caller read, without quotes (RFC 9110 §13.1.1). A proxy that compresses weakens an ETag; what stands
     * inside still names the content, so it is taken as it is.
     */
    public Optional<String> ifMatch() {
        return header("If-Match").map(ETAG::matcher).filter(Matcher::matches).map(etag -> etag.group(1));
    }

    public Optional<String> cookie(String name) {
        var cookie = request().getCookie(name);
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /** Items wanted on a page. */
    public int limit() {
        return query("limit").map(Integer::parseInt).orElse(DEFAULT_LIMIT);
    }

    /** The id behind which the wanted page begins. Throws {@link HttpProblem} when it is not a cursor of ours. */
    public OptionalLong cursor() {
        Optional<String> text = query("cursor");
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(decode(text.get()));
    }

    private static long decode(String cursor) {
        try {
            return Long.parseLong(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII), 36);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid(
                    "#query/cursor", "bad-cursor", "Not a cursor: pass `next` of the page before", "游标无效：请传入上一页的 next");
        }
    }

    static String encode(long id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Long.toString(id, 36).getBytes(StandardCharsets.US_ASCII));
    }

    /** English or Chinese, by {@code Accept-Language}. */
    public Locale reader() {
        return Text.reader(request().getHeader("Accept-Language"));
    }

    /** The caller's address; behind a trusted proxy, the one that the proxy names. */
    public String client() {
        return client;
    }

    public String method() {
        return request().method().name();
    }

    public String uri() {
        return request().uri();
    }

    /** For handlers that stream; to be used on {@link RoutingContext}'s own event loop. */
    public RoutingContext context() {
        return context;
    }

    /** The request's event loop, where handlers that stream must touch the response. */
    public Context loop() {
        return Objects.requireNonNull(context.<Context>get(LOOP));
    }

    private HttpServerRequest request() {
        return context.request();
    }

    static @Nullable String bearer(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : null;
    }
}
