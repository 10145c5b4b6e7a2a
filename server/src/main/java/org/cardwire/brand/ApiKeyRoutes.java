package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;

/** The brand's API keys. */
public final class ApiKeyRoutes implements Routes {
    private final Db db;
    private final IdMint ids;
    private final Audit audit;
    private final Callers callers;
    private final InstantSource clock;
    private final Secrets secrets;

    public ApiKeyRoutes(Db db, IdMint ids, Audit audit, Callers callers, InstantSource clock, SecureRandom random) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
        this.secrets = new Secrets(random);
    }

    @Override
    public void register(Operations operations) {
        operations.on("listApiKeys", this::list);
        operations.once("createApiKey", this::create);
        operations.on("revokeApiKey", this::revoke);
    }

    record Fresh(ApiKey.View key, String secret) {}

    private Answer list(Call call) {
        List<ApiKey> found =
                new ApiKeyStore(db.reads()).list(call.brand(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), ApiKey::id, ApiKey::view));
    }

    private Answer create(Call call) {
        JsonNode body = call.body();
        boolean test = body.get("mode").asText().equals("test");
        if (!test) {
            call.mustReachLive();
        }
        Set<String> scopes = new TreeSet<>();
        body.get("scopes").forEach(scope -> scopes.add(scope.asText()));
        scopes.stream()
                .filter(scope -> !call.principal().may(scope))
                .findFirst()
                .ifPresent(scope -> {
                    throw HttpProblem.forbidden(scope);
                });
        Optional<Instant> expiresAt = Optional.ofNullable(body.get("expiresAt"))
                .map(text -> OffsetDateTime.parse(text.asText()).toInstant());
        expiresAt.filter(at -> !at.isAfter(clock.instant())).ifPresent(_ -> {
            throw HttpProblem.invalid(
                    "/expiresAt",
                    "too-early",
                    "Lies in the past: the key would never work; choose a later time or leave it out",
                    "时间已过，密钥将无法使用；请选择以后的时间，或去掉此项");
        });
        long id = ids.next();
        String secret = (test ? ApiKey.TEST : ApiKey.LIVE) + secrets.fresh();
        ApiKey made = db.inTransaction(tx -> {
            audit.note(tx, call.principal(), "api-key.created", ApiKey.ID.of(id), Map.of("scopes", scopes));
            return new ApiKeyStore(tx).insert(id, call.brand(), body.get("name").asText(), scopes, secret, expiresAt);
        });
        return Answer.created(new Fresh(made.view(), secret));
    }

    private Answer revoke(Call call) {
        long id = call.id("key", ApiKey.ID);
        db.transact(tx -> {
            ApiKey revoked = new ApiKeyStore(tx)
                    .revoke(call.brand(), id, clock.instant())
                    .orElseThrow(HttpProblem::notFound);
            if (!revoked.test()) {
                call.mustReachLive();
            }
            audit.note(tx, call.principal(), "api-key.revoked", ApiKey.ID.of(id), Map.of());
        });
        callers.forget();
        return Answer.noContent();
    }
}
