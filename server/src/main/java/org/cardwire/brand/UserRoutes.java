package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;

/** The brand's users. */
public final class UserRoutes implements Routes {
    private final Db db;
    private final IdMint ids;
    private final Audit audit;
    private final Callers callers;

    public UserRoutes(Db db, IdMint ids, Audit audit, Callers callers) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.callers = callers;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listUsers", this::list);
        operations.once("createUser", this::create);
        operations.on("updateUser", this::update);
    }

    private Answer list(Call call) {
        List<User> found =
                new UserStore(db.reads()).list(call.brand(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), User::id, User::view));
    }

    private Answer create(Call call) {
        JsonNode body = call.body();
        Role role = Granting.check(call, Role.of(body.get("role").asText()));
        long id = ids.next();
        String hash = Passwords.hash(body.get("password").asText());
        Locale locale = Locale.forLanguageTag(body.path("locale").asText("en"));
        try {
            return Answer.created(db.inTransaction(tx -> {
                UserStore store = new UserStore(tx);
                store.insert(
                        id,
                        call.brand(),
                        body.get("email").asText(),
                        body.get("name").asText(),
                        role,
                        locale,
                        hash);
                audit.note(tx, call.principal(), "user.created", User.ID.of(id), Map.of("role", role.wireName()));
                return store.find(id).orElseThrow().view();
            }));
        } catch (DbException e) {
            if (e.duplicate()) {
                throw HttpProblem.invalid("/email", "taken", "There is a user with this e-mail", "此邮箱已有用户");
            }
            throw e;
        }
    }

    private Answer update(Call call) {
        long id = call.id("user", User.ID);
        JsonNode body = call.body();
        Optional<String> hash =
                Optional.ofNullable(body.get("password")).map(password -> Passwords.hash(password.asText()));
        User.View changed = db.inTransaction(tx -> change(tx, call, id, hash));
        callers.forget();
        return Answer.ok(changed);
    }

    private User.View change(Tx tx, Call call, long id, Optional<String> hash) {
        UserStore store = new UserStore(tx);
        User user =
                store.find(id).filter(found -> found.brand() == call.brand()).orElseThrow(HttpProblem::notFound);
        JsonNode body = call.body();
        Granting.check(call, List.of(user.role()));
        User changed = user.with(
                body.path("name").asText(user.name()),
                Granting.check(call, body.has("role") ? Role.of(body.get("role").asText()) : user.role()),
                Locale.forLanguageTag(body.path("locale").asText(user.locale().toLanguageTag())),
                body.path("disabled").asBoolean(user.disabled()),
                hash.orElse(user.passwordHash()));
        boolean self = User.ID.of(id).equals(call.principal().actor());
        if (self && (changed.disabled() || changed.role() != user.role())) {
            throw HttpProblem.conflict(
                    "own-account", "Someone else must change your role or disable you", "不能修改自己的角色或停用自己");
        }
        boolean leaves = user.role() == Role.ADMIN && (changed.role() != Role.ADMIN || changed.disabled());
        if (leaves && !user.disabled() && !store.otherAdmin(user.brand(), id)) {
            throw HttpProblem.conflict(
                    "last-admin",
                    "This is the last admin who can sign in: make somebody else an admin first",
                    "这是最后一位可以登录的管理员：请先将他人设为管理员");
        }
        store.update(changed);
        if (changed.disabled() || hash.isPresent()) {
            new SessionStore(tx).deleteOf(id, Optional.empty());
            new UserLinkStore(tx).drop(id);
        }
        audit.note(
                tx,
                call.principal(),
                "user.updated",
                User.ID.of(id),
                Map.of("role", changed.role().wireName(), "disabled", changed.disabled()));
        return changed.view();
    }
}
