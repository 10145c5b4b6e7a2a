package org.cardwire.brand;

import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;

/** Signing in and out by password. */
public final class SessionRoutes implements Routes {
    private final Db db;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Callers callers;
    private final Audit audit;

    public SessionRoutes(Db db, Sessions sessions, Callers callers, Audit audit) {
        this.db = db;
        this.sessions = sessions;
        this.signIn = new SignIn(db);
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public void register(Operations operations) {
        operations.on("signIn", this::signIn);
        operations.on("getSession", call -> Answer.ok(sessions.of(call)));
        operations.on("signOut", sessions::end);
        operations.on("changePassword", this::changePassword);
    }

    private Answer signIn(Call call) {
        User user = signIn.check(
                call.body().get("email").asText(), call.body().get("password").asText(), call.client());
        return sessions.begin(call, user);
    }

    private Answer changePassword(Call call) {
        User user = sessions.user(call).orElseThrow(HttpProblem::unauthenticated);
        if (!user.hasPassword()) {
            throw HttpProblem.conflict(
                    "no-password",
                    "You sign in by your company's account and have no password here; ask an admin for a link to set one",
                    "您通过公司账号登录，在此没有密码；如需设置，请向管理员索取链接");
        }
        if (!signIn.knows(user, call.body().get("current").asText())) {
            throw HttpProblem.invalid("/current", "wrong-password", "This is not the current password", "当前密码不正确");
        }
        String hash = Passwords.hash(call.body().get("next").asText());
        db.transact(tx -> {
            new UserStore(tx).update(user.with(user.name(), user.role(), user.locale(), user.disabled(), hash));
            new SessionStore(tx).deleteOf(user.id(), Optional.of(Sessions.cookie(call)));
            new UserLinkStore(tx).drop(user.id());
            audit.note(tx, call.principal(), "user.password-changed", User.ID.of(user.id()), Map.of());
        });
        callers.forget();
        return Answer.noContent();
    }
}
