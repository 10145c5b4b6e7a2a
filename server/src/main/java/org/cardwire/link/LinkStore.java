package org.cardwire.link;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Links in the database; their secrets are sealed. Blocks. */
public final class LinkStore {
    private static final Logger LOG = LoggerFactory.getLogger(LinkStore.class);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final Db db;
    private final Sealer sealer;
    private final Kinds kinds;
    private final Set<String> passedOver = ConcurrentHashMap.newKeySet();

    public LinkStore(Db db, Sealer sealer, Kinds kinds) {
        this.db = db;
        this.sealer = sealer;
        this.kinds = kinds;
    }

    /** Those whose kind this server knows; of the others it says once that it passes them over. */
    public List<Link> all() {
        return db
                .sql("select *, traits::text as traits_text, settings::text as settings_text from link order by no")
                .list(row -> row)
                .stream()
                .filter(row -> known(row.getString("name"), row.getString("kind")))
                .map(this::read)
                .toList();
    }

    private boolean known(String name, String kind) {
        boolean known = kinds.names().contains(kind);
        if (!known && passedOver.add(name)) {
            LOG.warn("link={} kind={} passed over: there is no adapter of this kind", name, kind);
        }
        return known;
    }

    public Optional<Link> find(String name) {
        return all().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    /** Adds the link, or replaces what stands under its name; the version rises with each change. */
    public Link save(
            String name, String kind, boolean enabled, boolean live, Link.Traits traits, Map<String, String> settings) {
        Set<String> secretNames = kinds.of(kind).settings().stream()
                .filter(Setting::secret)
                .map(Setting::name)
                .collect(Collectors.toSet());
        db.sql("""
                        insert into link (name, kind, enabled, live, traits, settings, secrets)
                        values (:name, :kind, :enabled, :live, cast(:traits::text as jsonb), cast(:settings::text as jsonb), :secrets)
                        on conflict (name) do update set kind = excluded.kind, enabled = excluded.enabled, live = excluded.live,
                            traits = excluded.traits, settings = excluded.settings, secrets = excluded.secrets,
                            version = link.version + 1, updated_at = now()
                            where (link.kind, link.enabled, link.live, link.traits, link.settings)
                                is distinct from (excluded.kind, excluded.enabled, excluded.live, excluded.traits, excluded.settings)
                                or link.secrets is distinct from excluded.secrets""")
                .set("name", name)
                .set("kind", kind)
                .set("enabled", enabled)
                .set("live", live)
                .set("traits", Json.write(traits))
                .set("settings", Json.write(only(settings, n -> !secretNames.contains(n))))
                .set("secrets", sealer.seal(Json.write(only(settings, secretNames::contains)), context(name)))
                .update();
        return find(name).orElseThrow();
    }

    /** The same for links of one account at a carrier. */
    public String account(Link link) {
        return kinds.of(link.kind()).account().stream()
                .map(name -> link.settings().getOrDefault(name, "").strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ", link.kind() + " ", ""));
    }

    /** The names of the links that the links file made. */
    public Set<String> fromFile() {
        return Set.copyOf(db.sql("select name from link where from_file").list(row -> row.getString("name")));
    }

    void markFromFile(String name) {
        db.sql("update link set from_file = true where name = :name")
                .set("name", name)
                .update();
    }

    /** True if there was one. */
    public boolean remove(String name) {
        return db.sql("delete from link where name = :name").set("name", name).update() > 0;
    }

    private Link read(Row row) {
        String name = row.getString("name");
        CarrierAdapterProvider provider = kinds.of(row.getString("kind"));
        Map<String, String> settings = new HashMap<>(texts(row.getString("settings_text")));
        settings.putAll(texts(sealer.open(row.getBuffer("secrets").getBytes(), context(name))));
        return new Link(
                row.getInteger("no"),
                name,
                provider.kind(),
                provider.channel(),
                row.getBoolean("enabled"),
                row.getBoolean("live"),
                row.getInteger("version"),
                Json.read(row.getString("traits_text"), Link.Traits.class),
                settings);
    }

    private static Map<String, String> only(Map<String, String> settings, Predicate<String> wanted) {
        return settings.entrySet().stream()
                .filter(e -> wanted.test(e.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> texts(String json) {
        JsonNode tree = Json.tree(json);
        return Json.MAPPER.convertValue(tree, TEXTS);
    }

    private static String context(String name) {
        return "link:" + name;
    }
}
