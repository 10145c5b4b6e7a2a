package org.cardwire.compliance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.json.Json;

/** Numbers that the brand never writes to, whatever the kind of message: complaints, wrong numbers, test numbers. */
public final class BlockedNumberRule implements Rule {
    private final Db db;

    public BlockedNumberRule(Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "blocked_number";
    }

    @Override
    public Map<Long, Objection> objections(List<Candidate> candidates, Instant now) {
        record Key(long brand, long number) {}
        Map<Key, Objection> blocked = new HashMap<>();
        db.sql("""
                        select b.brand, b.number_key, b.reason, b.at from blocked_number b
                        join (select distinct * from unnest(:brands::bigint[], :keys::bigint[]) x(brand, number_key)) u
                            on u.brand = b.brand and u.number_key = b.number_key""")
                .set("brands", candidates.stream().map(Candidate::brand).toArray(Long[]::new))
                .set("keys", candidates.stream().map(Candidate::numberKey).toArray(Long[]::new))
                .list(row -> blocked.put(
                        new Key(row.getLong("brand"), row.getLong("number_key")),
                        new Objection.Blocked(
                                "blocked_number",
                                Json.write(Map.of(
                                        "reason", row.getString("reason"),
                                        "at",
                                                row.getOffsetDateTime("at")
                                                        .toInstant()
                                                        .toString())))));
        Map<Long, Objection> found = new HashMap<>();
        for (Candidate candidate : candidates) {
            Objection objection = blocked.get(new Key(candidate.brand(), candidate.numberKey()));
            if (objection != null) {
                found.put(candidate.messageId(), objection);
            }
        }
        return found;
    }
}
