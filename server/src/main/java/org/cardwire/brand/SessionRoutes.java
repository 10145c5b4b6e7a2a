package org.cardwire.brand;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** Signing in and out. */
public final class SessionRoutes implements Routes {
    private static final String COOKIE = "cw_session";
    private static final Duration LENGTH = Duration.ofHours(12);

    private final Db db;
    private final UserStore users;
    private final SessionStore sessions;
    private final BrandStore brands;
    private final SignIn signIn;
    private final Secrets secrets;
    private final Callers callers;
    private final Audit audit;
    private final InstantSource clock;
    private final boolean secureCookie;

    /** @param secureCookie browsers reach the server by HTTPS only */
    public SessionRoutes(
            Db db, Callers callers, Audit audit, InstantSource clock, SecureRandom random, boolean secureCookie) {
        this.db = db;
        this.users = new UserStore(db);
        this.sessions = new SessionStore(db);
        this.brands = new BrandStore(db);
        this.signIn = new SignIn(users);
        this.secrets = new Secrets(random);
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
        this.secureCookie = secureCookie;
    }

    @Override
    public void register(Operations operations) {
        operations.on("signIn", this::signIn);
        operations.on("getSession", call -> Answer.ok(view(cookie(call))));
        operations.on("signOut", this::signOut);
        operations.on("changePassword", this::changePassword);
    }

    record View(User.View user, Brand.View brand, Set<String> scopes, String csrfToken, Instant expiresAt) {}

    private Answer signIn(Call call) {
        User user = signIn.check(
                call.body().get("email").asText(), call.body().get("password").asText(), call.client());
        sessions.deleteExpired(clock.instant());
        String cookie = secrets.fresh();
        sessions.insert(
                cookie,
                new SessionStore.Session(
                        user.id(), secrets.fresh(), clock.instant().plus(LENGTH)));
        return Answer.ok(view(cookie)).with("Set-Cookie", setCookie(cookie, LENGTH));
    }

    private View view(String cookie) {
        SessionStore.Session session = sessions.find(cookie, clock.instant()).orElseThrow(HttpProblem::unauthenticated);
        User user = users.find(session.user()).orElseThrow(HttpProblem::unauthenticated);
        Brand brand = brands.find(user.brand()).orElseThrow(HttpProblem::notFound);
        return new View(user.view(), brand.view(), user.role().scopes(), session.csrf(), session.expiresAt());
    }

    private Answer signOut(Call call) {
        sessions.delete(cookie(call));
        callers.forget();
        return Answer.noContent().with("Set-Cookie", setCookie("", Duration.ZERO));
    }

    private Answer changePassword(Call call) {
        User user = users.find(User.ID.parse(call.principal().actor())).orElseThrow(HttpProblem::unauthenticated);
        if (!signIn.matches(call.body().get("current").asText(), user.passwordHash())) {
            throw HttpProblem.invalid("/current", "wrong-password", "This is not the current password", "当前密码不正确");
        }
        String hash = Passwords.hash(call.body().get("next").asText());
        db.transact(tx -> {
            new UserStore(tx).update(user.with(user.name(), user.role(), user.locale(), user.disabled(), hash));
            new SessionStore(tx).deleteOf(user.id(), Optional.of(cookie(call)));
            audit.note(tx, call.principal(), "user.password-changed", User.ID.of(user.id()), Map.of());
        });
        callers.forget();
        return Answer.noContent();
    }

    private static String cookie(Call call) {
        return call.cookie(COOKIE).orElseThrow(HttpProblem::unauthenticated);
    }

    private String setCookie(String value, Duration age) {
        return COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + age.toSeconds()
                + (secureCookie ? "; Secure" : "");
    }
}
