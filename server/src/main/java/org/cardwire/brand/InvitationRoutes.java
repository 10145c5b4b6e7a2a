package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cardwire.brand.UserLinkStore.UserLink;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.DbException;
import org.cardwire.platform.db.Tx;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;
import org.cardwire.platform.json.Json;

/**
 * Links that are handed to people, who then set their own password: to join, or because it was lost. A link is shown once,
 * works once and for a time, and is not kept, only its hash.
 */
public final class InvitationRoutes implements Routes {
    private static final Duration TO_JOIN = Duration.ofDays(7);
    private static final Duration TO_RESET = Duration.ofDays(1);

    private final Db db;
    private final IdMint ids;
    private final Audit audit;
    private final Secrets secrets;
    private final InstantSource clock;
    private final URI pages;

    /** @param pages the address under which browsers reach the pages */
    public InvitationRoutes(Db db, IdMint ids, Audit audit, SecureRandom random, InstantSource clock, URI pages) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.secrets = new Secrets(random);
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void register(Operations operations) {
        operations.once("inviteUser", this::invite);
        operations.once("linkUser", this::link);
    }

    private Answer invite(Call call) {
        JsonNode body = call.body();
        Role role = Granting.check(call, Role.of(body.get("role").asText()));
        String email = body.get("email").asText();
        String name = body.path("name").asText(email.substring(0, email.indexOf('@')));
        long id = ids.next();
        try {
            return Answer.created(db.inTransaction(tx -> {
                new UserStore(tx)
                        .insert(
                                id,
                                call.brand(),
                                email,
                                name,
                                role,
                                Locale.forLanguageTag(body.path("locale").asText("en")),
                                User.NO_PASSWORD);
                audit.note(tx, call.principal(), "user.invited", User.ID.of(id), Map.of("role", role.wireName()));
                return fresh(tx, id, TO_JOIN);
            }));
        } catch (DbException e) {
            if (e.duplicate()) {
                throw HttpProblem.invalid(
                        "/email",
                        "taken",
                        "There is a user with this e-mail: make a new link for them in the list of users",
                        "此邮箱已有用户：请在用户列表中为其生成新链接");
            }
            throw e;
        }
    }

    private Answer link(Call call) {
        long id = call.id("user", User.ID);
        return Answer.created(db.inTransaction(tx -> {
            User user = new UserStore(tx)
                    .find(id)
                    .filter(found -> found.brand() == call.brand())
                    .orElseThrow(HttpProblem::notFound);
            Granting.check(call, List.of(user.role()));
            if (user.disabled()) {
                throw HttpProblem.conflict("disabled", "Enable this user first", "请先启用该用户");
            }
            audit.note(tx, call.principal(), "user.link-made", User.ID.of(id), Map.of());
            return fresh(tx, id, user.invited() ? TO_JOIN : TO_RESET);
        }));
    }

    private ObjectNode fresh(Tx tx, long user, Duration length) {
        String token = secrets.fresh();
        Instant until = clock.instant().plus(length);
        new UserLinkStore(tx).put(token, new UserLink(user, until));
        ObjectNode json = Json.object();
        json.set(
                "user",
                Json.MAPPER.valueToTree(
                        new UserStore(tx).find(user).orElseThrow().view()));
        return json.put("url", pages + "/welcome/" + token).put("expiresAt", until.toString());
    }
}
