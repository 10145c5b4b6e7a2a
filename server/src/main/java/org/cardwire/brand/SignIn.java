package org.cardwire.brand;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.http.HttpProblem;

/**
 * Checks a password. Ten failures of an account or an address close its door, see {@link Throttle}; two checks at a time,
 * because each takes 19 MiB and tens of milliseconds; an unknown account takes as long as a wrong password.
 */
final class SignIn {
    private static final int AT_ONCE = 2;

    private final UserStore users;
    private final Semaphore checks = new Semaphore(AT_ONCE);
    private final String nobodysHash = Passwords.hash("no account has this password");
    private final Throttle throttle = new Throttle();

    SignIn(UserStore users) {
        this.users = users;
    }

    /** Throws {@link HttpProblem} 401 or 429. */
    User check(String email, String password, String client) {
        List<String> doors = List.of("account:" + email.toLowerCase(Locale.ROOT), "client:" + client);
        throttle.check(doors);
        Optional<User> user = users.findByEmail(email).filter(found -> !found.disabled() && found.hasPassword());
        boolean right = matches(password, user.map(User::passwordHash).orElse(nobodysHash));
        if (user.isEmpty() || !right) {
            throttle.failed(doors);
            throw new HttpProblem(401, "wrong-sign-in", "The e-mail or the password is wrong", "邮箱或密码不正确");
        }
        throttle.open(doors.getFirst());
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
}
