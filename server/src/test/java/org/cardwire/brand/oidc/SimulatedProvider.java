package org.cardwire.brand.oidc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cardwire.platform.json.Json;

/**
 * An OpenID Connect provider on loopback with code of its own: discovery, keys, the token endpoint with PKCE and client
 * authentication, ID tokens by RS256. Its page where people sign in is {@link #approve}.
 */
public final class SimulatedProvider implements AutoCloseable {
    public static final String CLIENT = "cardwire-test";
    public static final String SECRET = "s3cret & more";

    private final HttpServer server;
    private final KeyPair published = keys();
    private final Map<String, Granted> granted = new ConcurrentHashMap<>();
    /** Signs; one that is not published makes bad signatures. */
    public volatile KeyPair signing = published;
    /** Changes what a token says before it is signed. */
    public volatile Consumer<ObjectNode> twist = _ -> {};
    /** Email and the rest stand in the user info only. */
    public volatile boolean smallTokens;
    /** It ends its own name in one. */
    public volatile boolean slash;
    /** It publishes none that signs. */
    public volatile boolean keyless;
    /** Its tokens are of the algorithm "none". */
    public volatile boolean unsigned;

    private record Granted(Map<String, String> asked, ObjectNode person) {}

    public SimulatedProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", call -> answer(call, 200, configuration()));
        server.createContext("/keys", call -> answer(call, 200, keySet()));
        server.createContext("/token", this::token);
        server.createContext("/userinfo", this::userInfo);
        server.start();
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String calledItself() {
        return issuer() + (slash ? "/" : "");
    }

    private ObjectNode configuration() {
        return Json.object()
                .put("issuer", calledItself())
                .put("authorization_endpoint", issuer() + "/authorize?tenant=1")
                .put("token_endpoint", issuer() + "/token")
                .put("jwks_uri", issuer() + "/keys")
                .put("userinfo_endpoint", issuer() + "/userinfo")
                .put("end_session_endpoint", issuer() + "/bye");
    }

    private ObjectNode keySet() {
        RSAPublicKey key = (RSAPublicKey) published.getPublic();
        ObjectNode json = Json.object();
        if (keyless) {
            json.putArray("keys");
            return json;
        }
        json.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("kid", "k1")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("n", text(unsigned(key.getModulus())))
                .put("e", text(unsigned(key.getPublicExponent())));
        return json;
    }

    /** A person signs in at the address that the browser was led to; gives the address that it is led back to. */
    public URI approve(URI address, ObjectNode person) {
        Map<String, String> asked = fields(address.getRawQuery());
        String code = "code-" + granted.size();
        granted.put(code, new Granted(asked, person));
        return URI.create(asked.get("redirect_uri") + "?session_state=x&code=" + code + "&state=" + asked.get("state"));
    }

    private void token(HttpExchange call) throws IOException {
        Map<String, String> form = fields(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Granted grant = granted.remove(form.getOrDefault("code", ""));
        String pair = CLIENT + ":" + encoded(SECRET);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        boolean good = grant != null
                && basic.equals(call.getRequestHeaders().getFirst("Authorization"))
                && grant.asked().get("redirect_uri").equals(form.get("redirect_uri"))
                && grant.asked().get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")));
        if (!good) {
            answer(call, 400, Json.object().put("error", "invalid_grant"));
            return;
        }
        ObjectNode claims = Json.object()
                .put("iss", calledItself())
                .put("aud", CLIENT)
                .put("exp", Instant.now().plusSeconds(300).getEpochSecond())
                .put("iat", Instant.now().getEpochSecond())
                .put("nonce", grant.asked().get("nonce"));
        claims.setAll(grant.person());
        if (smallTokens) {
            claims.remove(List.of("email", "email_verified", "name"));
        }
        twist.accept(claims);
        String access = "access-" + System.nanoTime();
        granted.put(access, grant);
        answer(call, 200, Json.object().put("access_token", access).put("id_token", signed(claims)));
    }

    private void userInfo(HttpExchange call) throws IOException {
        String token = call.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
        answer(call, 200, granted.get(token).person());
    }

    private String signed(ObjectNode claims) {
        if (unsigned) {
            return text("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + text(claims.toString().getBytes(StandardCharsets.UTF_8));
        }
        try {
            String head = text("{\"alg\":\"RS256\",\"kid\":\"k1\"}".getBytes(StandardCharsets.UTF_8));
            String what = head + "." + text(claims.toString().getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signing.getPrivate());
            signature.update(what.getBytes(StandardCharsets.US_ASCII));
            return what + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return text(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Map<String, String> fields(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (_, last) -> last,
                        HashMap::new));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange call, int status, ObjectNode json) throws IOException {
        byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
