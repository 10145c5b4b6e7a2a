package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.brand.UserLinkStore.UserLink;
import org.cardwire.platform.crypto.Passwords;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Where a link of {@link InvitationRoutes} leads: somebody sees whose account it is, sets a password and is signed in. */
public final class WelcomeRoutes implements Routes {
    private final Db db;
    private final Sessions sessions;
    private final Callers callers;
    private final Audit audit;
    private final InstantSource clock;
    private final Throttle throttle;

    public WelcomeRoutes(Db db, Sessions sessions, Callers callers, Audit audit, InstantSource clock) {
        this.db = db;
        this.sessions = sessions;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
        this.throttle = new Throttle(db);
    }

    @Override
    public void register(Operations operations) {
        operations.on("getWelcome", this::look);
        operations.on("acceptWelcome", this::accept);
    }

    private Answer look(Call call) {
        Found found = find(call);
        Brand brand = new BrandStore(db).find(found.user().brand()).orElseThrow(HttpProblem::notFound);
        return Answer.ok(Json.object()
                .put("purpose", found.user().invited() ? "invitation" : "reset")
                .put("email", found.user().email())
                .put("name", found.user().name())
                .put("brand", brand.name())
                .put("expiresAt", found.link().expiresAt().toString()));
    }

    private record Found(UserLink link, User user) {}

    /** Who tries links at random is kept out for a while. */
    private Found find(Call call) {
        List<Throttle.Door> doors = List.of(Throttle.welcome(call.client()));
        throttle.check(doors);
        return find(db, call.path("token")).orElseThrow(() -> {
            throttle.failed(doors);
            return voidLink();
        });
    }

    private Optional<Found> find(Sql sql, String token) {
        return new UserLinkStore(sql)
                .find(token, clock.instant())
                .flatMap(link -> new UserStore(sql)
                        .find(link.user())
                        .filter(user -> !user.disabled())
                        .map(user -> new Found(link, user)));
    }

    private static HttpProblem voidLink() {
        return new HttpProblem(
                404,
                "link-void",
                "This link was used already, has expired, or a newer one took its place; ask whoever gave it to you for a new one",
                "此链接已使用、已过期或已被新链接取代；请向给您链接的人索取新链接");
    }

    private Answer accept(Call call) {
        JsonNode body = call.body();
        String token = call.path("token");
        find(call);
        String hash = Passwords.hash(body.get("password").asText());
        User welcome = db.inTransaction(tx -> {
            User user = find(tx, token).orElseThrow(WelcomeRoutes::voidLink).user();
            if (!new UserLinkStore(tx).use(token)) {
                throw voidLink();
            }
            User changed =
                    user.with(body.path("name").asText(user.name()), user.role(), user.locale(), user.disabled(), hash);
            new UserStore(tx).update(changed);
            new SessionStore(tx).deleteOf(user.id(), Optional.empty());
            Principal self = new Principal(user.brand(), User.ID.of(user.id()), false, Set.of(), Optional.empty());
            String action = user.invited() ? "user.joined" : "user.password-reset";
            audit.note(tx, self, action, User.ID.of(user.id()), Map.of());
            return changed;
        });
        callers.forget();
        return sessions.begin(call, welcome);
    }
}
