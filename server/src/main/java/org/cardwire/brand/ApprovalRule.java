package org.cardwire.brand;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;

/**
 * Whether a brand lets approved contents only go to real handsets, and who may approve. Remembered for five seconds, for
 * callers that send one message after the other; a change on this node is seen at once. Blocks.
 */
public final class ApprovalRule {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final long MOST_REMEMBERED = 1_000;

    private final Db db;
    private final Cache<Long, Boolean> remembered = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    public ApprovalRule(Db db) {
        this.db = db;
    }

    public boolean approvedOnly(long brand) {
        return remembered.get(
                brand,
                _ -> db.sql("select approved_only from brand where id = :brand")
                        .set("brand", brand)
                        .one(row -> row.getBoolean("approved_only"))
                        .orElse(false));
    }

    void put(Sql sql, long brand, boolean approvedOnly) {
        sql.sql("update brand set approved_only = :only where id = :brand")
                .set("only", approvedOnly)
                .set("brand", brand)
                .update();
    }

    void forget(long brand) {
        remembered.invalidate(brand);
    }

    /** Names of the users who may approve and can sign in, those who came first before the others. */
    public List<String> approvers(long brand) {
        String[] roles = Arrays.stream(Role.values())
                .filter(role -> role.scopes().contains(Role.Scopes.APPROVE))
                .map(Role::wireName)
                .toArray(String[]::new);
        return db.reads()
                .sql("select name from app_user where brand = :brand and role = any(:roles) and not disabled"
                        + " and (password_hash <> '' or signed_in_at is not null) order by id")
                .set("brand", brand)
                .set("roles", roles)
                .list(row -> row.getString("name"));
    }
}
