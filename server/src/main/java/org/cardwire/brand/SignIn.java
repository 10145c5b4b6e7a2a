package org.cardwire.brand;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Text;

/**
 * Checks a password. Failures close the door of the account and of the address, see {@link Throttle}; two checks at a time,
 * because each takes 19 MiB and tens of milliseconds; an unknown account takes as long as a wrong password.
 */
final class SignIn {
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final UserStore users;
    private final Semaphore checks = new Semaphore(AT_ONCE);
    private final String nobodysHash = Passwords.hash("no account has this password");
    private final Throttle throttle;

    SignIn(Sql sql) {
        this.users = new UserStore(sql);
        this.throttle = new Throttle(sql);
    }

    /** Throws {@link HttpProblem} 401, 429 or 503. */
    User check(String email, String password, String client) {
        List<Throttle.Door> doors = List.of(Throttle.account(email), Throttle.client(client));
        return inTurn(() -> {
            throttle.check(doors);
            Optional<User> user = users.findByEmail(email).filter(found -> !found.disabled() && found.hasPassword());
            boolean right =
                    Passwords.matches(password, user.map(User::passwordHash).orElse(nobodysHash));
            if (user.isEmpty() || !right) {
                throttle.failed(doors);
                throw new HttpProblem(401, "wrong-sign-in", "The e-mail or the password is wrong", "邮箱或密码不正确");
            }
            throttle.open(doors.getFirst());
            return user.get();
        });
    }

    /** Whether somebody who is signed in knows their password. Throws {@link HttpProblem} 429 or 503. */
    boolean knows(User user, String password) {
        List<Throttle.Door> doors = List.of(Throttle.own(user.id()));
        return inTurn(() -> {
            throttle.check(doors);
            boolean right = Passwords.matches(password, user.passwordHash());
            if (!right) {
                throttle.failed(doors);
            }
            return right;
        });
    }

    /** What is tried at the same time as the tenth failure is looked at behind it, not before. */
    private <T> T inTurn(Supplier<T> check) {
        try {
            if (!checks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return check.get();
        } finally {
            checks.release();
        }
    }

    private static HttpProblem busy() {
        return new HttpProblem(
                503,
                "busy",
                new Text("Many people are signing in; try again in a moment", "登录人数较多，请稍后重试"),
                List.of(),
                Map.of("Retry-After", "2"));
    }
}
