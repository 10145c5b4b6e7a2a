package org.cardwire.asset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.media.Fitted;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.json.Json;

/** Renditions in the database, by the original's hash and the target's key. Blocks. */
public final class RenditionStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Sql db;
    private final MediaNames names;

    public RenditionStore(Sql db, MediaNames names) {
        this.db = db;
        this.names = names;
    }

    public Optional<Rendition> find(Sha256 original, String target) {
        return db.sql(
                        "select *, parameters::text as texts from rendition where original = :original and target = :target")
                .set("original", original.bytes())
                .set("target", target)
                .one(this::read);
    }

    /**
     * A second answer for the same key changes nothing as long as equal inputs give equal files. Where they do not, as with
     * another build of ffmpeg, the new file has its own name, and the old name leads nowhere any more.
     */
    public Rendition.Made add(Sha256 original, String target, Fitted fitted) {
        var file = Sha256.ofHex(fitted.sha256());
        String name = names.of(file, fitted.format().extension());
        db.sql("""
                        insert into rendition (original, target, sha256, content_type, bytes, width, height, public_name, plan, score)
                        values (:original, :target, :sha256, :content_type, :bytes, :width, :height, :public_name,
                            cast(:plan::text as jsonb), :score)
                        on conflict (original, target) do update set
                            (sha256, content_type, bytes, width, height, public_name, plan, score, refusal, parameters, made_at)
                            = (excluded.sha256, excluded.content_type, excluded.bytes, excluded.width, excluded.height,
                                excluded.public_name, excluded.plan, excluded.score, null, null, now())
                        where rendition.sha256 is distinct from excluded.sha256""")
                .set("original", original.bytes())
                .set("target", target)
                .set("sha256", file.bytes())
                .set("content_type", fitted.contentType())
                .set("bytes", fitted.bytes().length)
                .set("width", fitted.width())
                .set("height", fitted.height())
                .set("public_name", name)
                .set("plan", Json.write(fitted.plan()))
                .set("score", fitted.score().orElse(null))
                .update();
        return new Rendition.Made(
                file,
                fitted.contentType(),
                fitted.bytes().length,
                fitted.width(),
                fitted.height(),
                fitted.score(),
                names.url(name));
    }

    public void add(Sha256 original, String target, Rendition.Refused refused) {
        db.sql("""
                        insert into rendition (original, target, refusal, parameters)
                        values (:original, :target, :refusal, cast(:parameters::text as jsonb))
                        on conflict do nothing""")
                .set("original", original.bytes())
                .set("target", target)
                .set("refusal", refused.code())
                .set("parameters", Json.write(refused.parameters()))
                .update();
    }

    URI draft(RenditionKey key, String extension) {
        return names.draft(key, extension);
    }

    boolean offered(RenditionKey key, String name) {
        return names.offered(key, name);
    }

    /** @param plan of what was made */
    public record Kept(String target, Rendition rendition, Optional<JsonNode> plan, Instant madeAt) {}

    /** The newest first. */
    public List<Kept> newest(Sha256 original, int most) {
        return db.sql("""
                        select *, parameters::text as texts, plan::text as plan_text from rendition
                        where original = :original order by made_at desc, target limit :most""")
                .set("original", original.bytes())
                .set("most", most)
                .list(row -> new Kept(
                        row.getString("target"),
                        read(row),
                        Optional.ofNullable(row.getString("plan_text")).map(Json::tree),
                        row.getOffsetDateTime("made_at").toInstant()));
    }

    /** What a name of the public door was given to. */
    record Named(Sha256 original, String target, Rendition.Made made) {}

    Optional<Named> byName(String name) {
        return db.sql("select *, parameters::text as texts from rendition where public_name = :name limit 1")
                .set("name", name)
                .one(row -> new Named(hash(row, "original"), row.getString("target"), made(row)));
    }

    private Rendition read(Row row) {
        String refusal = row.getString("refusal");
        if (refusal != null) {
            return new Rendition.Refused(refusal, Json.MAPPER.convertValue(Json.tree(row.getString("texts")), TEXTS));
        }
        return made(row);
    }

    private static Sha256 hash(Row row, String column) {
        return new Sha256(row.getBuffer(column).getBytes());
    }

    private Rendition.Made made(Row row) {
        return new Rendition.Made(
                hash(row, "sha256"),
                row.getString("content_type"),
                row.getInteger("bytes"),
                row.getInteger("width"),
                row.getInteger("height"),
                Optional.ofNullable(row.getDouble("score")),
                names.url(row.getString("public_name")));
    }
}
