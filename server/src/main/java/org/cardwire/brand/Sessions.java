package org.cardwire.brand;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;

/**
 * Begins and ends the sessions of users. Whoever signs in gets a new one, and the one that the browser had before ends: a
 * cookie that somebody else put there opens nothing (session fixation).
 */
public final class Sessions {
    private static final String COOKIE = "cw_session";
    private static final Duration LENGTH = Duration.ofHours(12);

    private final SessionStore sessions;
    private final UserStore users;
    private final BrandStore brands;
    private final Secrets secrets;
    private final Callers callers;
    private final InstantSource clock;
    private final boolean secureCookie;

    /** @param secureCookie browsers reach the server by HTTPS only */
    public Sessions(Db db, Callers callers, InstantSource clock, SecureRandom random, boolean secureCookie) {
        this.sessions = new SessionStore(db);
        this.users = new UserStore(db);
        this.brands = new BrandStore(db);
        this.secrets = new Secrets(random);
        this.callers = callers;
        this.clock = clock;
        this.secureCookie = secureCookie;
    }

    /** The contract's {@code Session}. */
    record View(
            User.View user,
            Brand.View brand,
            Set<String> scopes,
            String csrfToken,
            Instant expiresAt,
            boolean byOidc) {}

    /** Answers the new session. */
    Answer begin(Call call, User user) {
        String cookie = open(call, user, false);
        return Answer.ok(view(cookie)).with("Set-Cookie", setCookie(cookie, LENGTH));
    }

    /** For someone who came from a provider: leads the browser to a page. */
    Answer beginAt(Call call, User user, String page) {
        String cookie = open(call, user, true);
        return Answer.status(302)
                .with("Location", page)
                .with("Cache-Control", "no-store")
                .with("Set-Cookie", setCookie(cookie, LENGTH));
    }

    private String open(Call call, User user, boolean byOidc) {
        call.cookie(COOKIE).ifPresent(this::delete);
        sessions.deleteExpired(clock.instant());
        users.signedIn(user.id(), clock.instant());
        String cookie = secrets.fresh();
        sessions.insert(
                cookie,
                new SessionStore.Session(
                        user.id(), secrets.fresh(), clock.instant().plus(LENGTH), byOidc));
        return cookie;
    }

    View of(Call call) {
        return view(cookie(call));
    }

    private View view(String cookie) {
        SessionStore.Session session = sessions.find(cookie, clock.instant()).orElseThrow(HttpProblem::unauthenticated);
        User user = users.find(session.user()).orElseThrow(HttpProblem::unauthenticated);
        Brand brand = brands.find(user.brand()).orElseThrow(HttpProblem::notFound);
        return new View(
                user.view(), brand.view(), user.role().scopes(), session.csrf(), session.expiresAt(), session.byOidc());
    }

    /** The cookie goes with it. */
    Answer end(Call call) {
        delete(cookie(call));
        return Answer.noContent().with("Set-Cookie", setCookie("", Duration.ZERO));
    }

    private void delete(String cookie) {
        sessions.delete(cookie);
        callers.forget();
    }

    static String cookie(Call call) {
        return call.cookie(COOKIE).orElseThrow(HttpProblem::unauthenticated);
    }

    private String setCookie(String value, Duration age) {
        return cookie(COOKIE, value, "/", age);
    }

    /** One that scripts do not see, and other sites send only when they lead here. */
    String cookie(String name, String value, String path, Duration age) {
        return name + "=" + value + "; Path=" + path + "; HttpOnly; SameSite=Lax; Max-Age=" + age.toSeconds()
                + (secureCookie ? "; Secure" : "");
    }

    /** The user of the caller's session. */
    Optional<User> user(Call call) {
        return users.find(User.ID.parse(call.principal().actor()));
    }
}
