package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.brand.oidc.OidcSettings;
import org.cardwire.brand.oidc.Provider;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Contract;
import org.cardwire.platform.http.HttpDoor;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.RateLimits;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;

/**
 * The rooms of signing in on a real socket, with a first brand. Its clock can be put forward. It writes over one connection, so
 * that who wants a second one within a transaction waits in vain.
 */
final class House implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final FirstStart.Credentials first;
    private final Db db;
    private final IdMint ids;
    private final HttpDoor door;
    private volatile Duration ahead = Duration.ZERO;

    House(TestDatabase database, Path folder, Optional<OidcSettings> oidc) {
        db = Db.open(database.vertx(), database.address(), new Db.Settings(1, 1, 100, Duration.ofSeconds(60)));
        InstantSource clock = () -> InstantSource.system().instant().plus(ahead);
        SecureRandom random = new SecureRandom();
        ids = IdMint.open(db, InstantSource.system());
        first = new FirstStart(db, ids, random)
                .run("晨光", ZoneId.of("Asia/Shanghai"), Locale.SIMPLIFIED_CHINESE)
                .orElseThrow();
        Callers callers = new Callers(db, clock);
        Audit audit = new Audit(ids);
        Sessions sessions = new Sessions(db, callers, clock, random, true);
        HttpSettings settings = new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                true,
                Optional.empty(),
                100_000,
                100_000,
                folder,
                64,
                new RateLimits.Rate(1_000, 1_000),
                Duration.ofSeconds(2));
        door = new HttpDoor(database.vertx(), settings, Contract.load(), callers, new SimpleMeterRegistry());
        URI pages = URI.create("https://cards.example");
        List<Routes> rooms = List.of(
                new SessionRoutes(db, sessions, callers, audit),
                new WelcomeRoutes(db, sessions, callers, audit, clock),
                new OidcRoutes(
                        oidc.map(found -> new Provider(database.vertx(), found, clock)),
                        new Newcomers(db, ids, audit, callers),
                        sessions,
                        Keyring.random().sealer(),
                        random,
                        clock,
                        pages),
                new BrandRoutes(db, ids, audit),
                new UserRoutes(db, ids, audit, callers),
                new InvitationRoutes(db, ids, audit, random, clock, pages));
        rooms.forEach(room -> room.register(door));
        door.listen();
    }

    void later(Duration by) {
        ahead = ahead.plus(by);
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** By the live key of the first brand. */
    HttpResponse<String> call(String method, String path, String body) {
        return send(at(path).header("Authorization", "Bearer " + first.liveKey())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signIn(String email, String password, String client) {
        String body =
                Json.object().put("email", email).put("password", password).toString();
        return send(at("/v1/session").header("X-Forwarded-For", client).POST(BodyPublishers.ofString(body)));
    }

    /** The cookie that an answer set, as a browser sends it back. */
    static String cookie(HttpResponse<String> answer) {
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    /** What an answer that must have this status says. */
    static JsonNode json(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.request().uri() + " gave " + answer.statusCode() + ": " + answer.body());
        }
        return Json.tree(answer.body());
    }

    @Override
    public void close() {
        door.close();
        ids.close();
        db.close();
    }
}
