package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.http.ScriptedHttp;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/** An RCS platform that takes everything, until told otherwise, and ignores a messageId that it knows. */
final class ScriptedPlatform implements ScriptedCarrier {
    static final String CLIENT_TOKEN = "SJENCPGJESMGUFPY";
    static final String AGENT = "brand_agent@rbm.goog";
    static final KeyPair KEYS = keys();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MESSAGE = Pattern.compile("/v1/phones/%2B(\\d+)/agentMessages.*");
    private static final Pattern MESSAGE_ID = Pattern.compile("messageId=([^&]+)");

    private final ScriptedHttp http;
    private final URI door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<ScriptedHttp.Reply> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger submissions = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> shown = new ConcurrentHashMap<>();
    private volatile boolean revokeInTime = true;
    private volatile String goodToken = "";

    ScriptedPlatform(URI door) throws Exception {
        this.door = door;
        this.http = new ScriptedHttp(this::answer);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "agent",
                AGENT,
                "base-url",
                http.uri().toString(),
                "token-url",
                http.uri() + "/token",
                "service-account",
                serviceAccount(),
                "client-token",
                CLIENT_TOKEN,
                "window",
                "4",
                "answer-timeout",
                "10s",
                "probe-interval",
                "50ms",
                "wire-log",
                "true");
    }

    static String serviceAccount() {
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(KEYS.getPrivate().getEncoded());
        return JSON.createObjectNode()
                .put("client_email", "cardwire@project.iam.gserviceaccount.com")
                .put("private_key_id", "key-1")
                .put("private_key", "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n")
                .toString();
    }

    List<ScriptedHttp.Seen> seen() {
        return http.seen();
    }

    int tokens() {
        return tokens.get();
    }

    /** All tokens given so far are refused from now on. */
    void expireTokens() {
        goodToken = "";
    }

    void answerNext(int status, String body, Map<String, String> headers) {
        next.add(new ScriptedHttp.Reply(status, headers, body));
    }

    static String error(int code, String status) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"said\",\"status\":\"" + status + "\"}}";
    }

    @Override
    public void refuseNext(boolean permanently) {
        if (permanently) {
            answerNext(404, error(404, "NOT_FOUND"), Map.of());
        } else { // the token is refused, and the new one too
            answerNext(401, error(401, "UNAUTHENTICATED"), Map.of());
            answerNext(401, error(401, "UNAUTHENTICATED"), Map.of());
        }
    }

    @Override
    public void throttleNext() {
        answerNext(429, error(429, "RESOURCE_EXHAUSTED"), Map.of("Retry-After", "3"));
    }

    @Override
    public void dropNext() {
        drops.incrementAndGet();
    }

    @Override
    public void holdAnswers() {
        http.holdAnswers();
    }

    @Override
    public void releaseAnswers() {
        http.releaseAnswers();
    }

    @Override
    public void down() {
        http.down();
    }

    @Override
    public void up() {
        http.up();
    }

    @Override
    public int submissions() {
        return submissions.get();
    }

    @Override
    public int shownOn(Msisdn handset) {
        return shown.getOrDefault(handset.digits(), 0);
    }

    @Override
    public Answer receipt(String carrierRef, CarrierEvent.State state) throws Exception {
        String type = state == CarrierEvent.State.DELIVERED ? "DELIVERED" : "TTL_EXPIRATION_REVOKED";
        return push(JSON.createObjectNode()
                .put("senderPhoneNumber", "+447700900001")
                .put("eventType", type)
                .put("eventId", "e" + events.incrementAndGet())
                .put("messageId", carrierRef)
                .put("sendTime", "2026-11-21T10:15:30.123456Z")
                .put("agentId", AGENT));
    }

    @Override
    public Answer reply(Msisdn from, String to, String text) throws Exception {
        return push(JSON.createObjectNode()
                .put("agentId", to)
                .put("senderPhoneNumber", from.e164())
                .put("messageId", "u" + events.incrementAndGet())
                .put("sendTime", "2026-11-21T10:15:30Z")
                .put("text", text));
    }

    @Override
    public Answer garbage() throws Exception {
        return post("{ no json", "none");
    }

    /** Signs and sends one payload as the platform does. */
    Answer push(ObjectNode payload) throws Exception {
        byte[] data = payload.toString().getBytes(StandardCharsets.UTF_8);
        ObjectNode call = JSON.createObjectNode().put("subscription", "projects/p/subscriptions/s");
        call.putObject("message")
                .put("data", Base64.getEncoder().encodeToString(data))
                .put("messageId", "14150001");
        return post(call.toString(), RbmWebhook.signature(CLIENT_TOKEN, data));
    }

    @Override
    public void revokeInTime(boolean inTime) {
        revokeInTime = inTime;
    }

    @Override
    public List<String> secrets() {
        return List.of(
                CLIENT_TOKEN,
                "ya29.",
                Base64.getEncoder()
                        .encodeToString(KEYS.getPrivate().getEncoded())
                        .substring(100, 140));
    }

    @Override
    public void close() {
        http.close();
        client.close();
    }

    private ScriptedHttp.Reply answer(ScriptedHttp.Seen request) {
        if (request.uri().getPath().equals("/token")) {
            goodToken = "ya29." + tokens.incrementAndGet();
            return json(200, "{\"access_token\":\"" + goodToken + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        }
        boolean create =
                request.method().equals("POST") && request.uri().getPath().endsWith("/agentMessages");
        if (create) {
            submissions.incrementAndGet();
            if (drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return null;
            }
        }
        ScriptedHttp.Reply ordered = create || request.uri().getPath().contains("batchGet") ? next.poll() : null;
        if (ordered != null) {
            return ordered;
        }
        if (!("Bearer " + goodToken).equals(request.header("Authorization"))) {
            return json(401, error(401, "UNAUTHENTICATED"));
        }
        return create ? taken(request) : other(request);
    }

    private ScriptedHttp.Reply taken(ScriptedHttp.Seen request) {
        Matcher path = MESSAGE.matcher(request.uri().getRawPath());
        Matcher id = MESSAGE_ID.matcher(request.uri().getRawQuery());
        if (!path.matches() || !id.find()) {
            return json(400, error(400, "INVALID_ARGUMENT"));
        }
        if (!known.add(id.group(1))) {
            return json(409, error(409, "ALREADY_EXISTS"));
        }
        shown.merge(path.group(1), 1, Integer::sum);
        return json(200, "{\"name\":\"phones/x/agentMessages/" + id.group(1) + "\",\"newField\":{\"kept\":true}}");
    }

    private ScriptedHttp.Reply other(ScriptedHttp.Seen request) {
        String path = request.uri().getPath();
        if (request.method().equals("DELETE")) {
            return revokeInTime ? json(200, "{}") : json(404, error(404, "NOT_FOUND"));
        }
        if (path.endsWith("/capabilities")) {
            return path.contains("900002")
                    ? json(200, "{\"features\":[\"RICHCARD_CAROUSEL\",\"REVOCATION\"]}")
                    : json(404, error(404, "NOT_FOUND"));
        }
        return json(404, error(404, "NOT_FOUND"));
    }

    private static ScriptedHttp.Reply json(int status, String body) {
        return new ScriptedHttp.Reply(status, Map.of("Content-Type", "application/json; charset=UTF-8"), body);
    }

    private Answer post(String body, String signature) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(door)
                        .header("Content-Type", "application/json")
                        .header("X-Goog-Signature", signature)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return switch (response.statusCode()) {
            case 200 -> Answer.TAKEN;
            case 503 -> Answer.TRY_AGAIN;
            default -> Answer.REFUSED;
        };
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
