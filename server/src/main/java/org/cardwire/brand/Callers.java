package org.cardwire.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Authenticator;
import org.cardwire.platform.http.Principal;

/**
 * Who calls, by API key or session. What was found is remembered for five seconds, so a key that is revoked on another
 * node, or a role that was changed there, has its effect here within that time; on this node at once.
 */
public final class Callers implements Authenticator {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long MOST_REMEMBERED = 50_000;
    /** Ours are shorter; what is longer is not worth remembering. */
    private static final int LONGEST = 100;

    private final ApiKeyStore keys;
    private final SessionStore sessions;
    private final UserStore users;
    private final InstantSource clock;
    private final Cache<String, Optional<Principal>> found = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public Callers(Sql sql, InstantSource clock) {
        this.keys = new ApiKeyStore(sql);
        this.sessions = new SessionStore(sql);
        this.users = new UserStore(sql);
        this.clock = clock;
    }

    @Override
    public Optional<Principal> byApiKey(String key) {
        boolean ours = key.length() <= LONGEST && (key.startsWith(ApiKey.LIVE) || key.startsWith(ApiKey.TEST));
        return ours ? found.get("key:" + key, _ -> findKey(key)) : Optional.empty();
    }

    @Override
    public Optional<Principal> bySession(String cookie) {
        return cookie.length() <= LONGEST ? found.get("session:" + cookie, _ -> findSession(cookie)) : Optional.empty();
    }

    /** After any change to keys, sessions, users or roles. */
    void forget() {
        found.invalidateAll();
    }

    private Optional<Principal> findKey(String secret) {
        Optional<ApiKey> key = keys.findBySecret(secret).filter(k -> k.valid(clock.instant()));
        key.ifPresent(k -> keys.used(k.id(), clock.instant()));
        return key.map(k -> new Principal(k.brand(), ApiKey.ID.of(k.id()), k.test(), k.scopes(), Optional.empty()));
    }

    private Optional<Principal> findSession(String cookie) {
        return sessions.find(cookie, clock.instant())
                .flatMap(session -> users.find(session.user())
                        .filter(user -> !user.disabled())
                        .map(user -> new Principal(
                                user.brand(),
                                User.ID.of(user.id()),
                                false,
                                user.role().scopes(),
                                Optional.of(session.csrf()))));
    }
}
