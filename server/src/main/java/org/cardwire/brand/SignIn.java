package org.cardwire.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.http.HttpProblem;

/**
 * Checks a password. Ten failures of an account or an address close its door for a quarter of an hour; two checks at a
 * time, because each takes 19 MiB and tens of milliseconds; an unknown account takes as long as a wrong password.
 */
final class SignIn {
    private static final int FAILURES = 10;
    private static final Duration CLOSED = Duration.ofMinutes(15);
    private static final int AT_ONCE = 2;
    private static final long MOST_REMEMBERED = 100_000;

    private final UserStore users;
    private final Semaphore checks = new Semaphore(AT_ONCE);
    private final String nobodysHash = Passwords.hash("no account has this password");
    private final Cache<String, AtomicInteger> failures = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(CLOSED)
            .build();

    SignIn(UserStore users) {
        this.users = users;
    }

    /** Throws {@link HttpProblem} 401 or 429. */
    User check(String email, String password, String client) {
        List<String> doors = List.of("account:" + email.toLowerCase(java.util.Locale.ROOT), "client:" + client);
        if (doors.stream().anyMatch(door -> failed(door).get() >= FAILURES)) {
            throw HttpProblem.tooMany(CLOSED);
        }
        Optional<User> user = users.findByEmail(email).filter(found -> !found.disabled());
        boolean right = matches(password, user.map(User::passwordHash).orElse(nobodysHash));
        if (user.isEmpty() || !right) {
            doors.forEach(door -> failed(door).incrementAndGet());
            throw new HttpProblem(401, "wrong-sign-in", "The e-mail or the password is wrong", "邮箱或密码不正确");
        }
        failures.invalidate(doors.getFirst());
        return user.get();
    }

    boolean matches(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return Passwords.matches(password, hash);
        } finally {
            checks.release();
        }
    }

    private AtomicInteger failed(String door) {
        return failures.get(door, _ -> new AtomicInteger());
    }
}
