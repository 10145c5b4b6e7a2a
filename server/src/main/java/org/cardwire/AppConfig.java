package org.cardwire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardwire.asset.AssetSettings;
import org.cardwire.asset.MediaStores;
import org.cardwire.asset.store.BucketSettings;
import org.cardwire.asset.store.DiskCache;
import org.cardwire.brand.oidc.OidcSettings;
import org.cardwire.platform.config.Variables;
import org.cardwire.platform.db.DatabaseAddress;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.EmbeddedPostgres;
import org.cardwire.platform.http.HttpSettings;
import org.cardwire.platform.http.RateLimits;

/** All settings of a server, from environment variables; {@link #reference()} lists them with defaults and meanings. */
public record AppConfig(
        Path keyFile,
        Optional<DatabaseAddress> externalDatabase,
        EmbeddedPostgres.Settings postgres,
        Db.Settings db,
        HttpSettings http,
        MediaStores.Settings media,
        AssetSettings.Clips clips,
        Optional<URI> shortLinks,
        Optional<Path> linksFile,
        boolean sandbox,
        Duration lease,
        boolean allowLoopback,
        FirstBrand firstBrand,
        Optional<OidcSettings> oidc) {

    /** What the first start makes. */
    public record FirstBrand(String name, ZoneId zone, Locale locale) {}

    /** Throws {@link org.cardwire.platform.StartupProblem} with everything that is wrong. */
    public static AppConfig read(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        AppConfig config = from(variables, environment);
        variables.verify();
        return config;
    }

    public static String reference() {
        Variables variables = new Variables(Map.of());
        from(variables, System.getenv());
        return variables.reference();
    }

    private static AppConfig from(Variables from, Map<String, String> environment) {
        DefaultFolders defaults = DefaultFolders.of(environment);
        Path data = from.path("CARDWIRE_DATA_DIR", defaults.data(), "database, media and uploads");
        Path cache = from.path(
                "CARDWIRE_CACHE_DIR", defaults.cache(), "unpacked programs; may be deleted while no server runs");
        Path keyFile = from.optionalPath(
                        "CARDWIRE_KEY_FILE",
                        "secrets, made at the first start; default: the data folder's name with .key beside it")
                .orElse(data.resolveSibling(data.getFileName() + ".key"));
        return new AppConfig(
                keyFile,
                from.optional(
                                "DATABASE_URL",
                                "postgresql://user:password@host:5432/database; the embedded PostgreSQL when empty")
                        .map(DatabaseAddress::parse),
                postgres(from, data, cache),
                db(from),
                http(from, data),
                media(from, data),
                clips(from),
                from.url(
                        "CARDWIRE_SHORT_LINKS",
                        "address that short links begin with, such as https://go.example/; default: /l/ of this server"),
                from.optionalPath("CARDWIRE_LINKS_FILE", "JSON file of links, read at start; see README"),
                from.flag("CARDWIRE_SANDBOX", true, "simulated carriers and handsets, which test keys send to"),
                from.duration("CARDWIRE_LEASE", "30s", "how long the work of a node that dies waits for another"),
                from.flag(
                        "CARDWIRE_ALLOW_LOOPBACK",
                        false,
                        "asset addresses and webhooks may lead to this very machine; never on a public server"),
                firstBrand(from),
                oidc(from));
    }

    private static MediaStores.Settings media(Variables from, Path data) {
        long cache = from.size(
                "CARDWIRE_MEDIA_CACHE",
                "10GB",
                "of fitted media on this machine, and of originals where these are in a bucket; what was used longest ago goes");
        return new MediaStores.Settings(
                data.resolve("media"),
                data.resolve("media-cache"),
                DiskCache.Settings.DEFAULT.withLimit(cache),
                bucket(from));
    }

    private static Optional<BucketSettings> bucket(Variables from) {
        Optional<String> place = from.optional(
                "CARDWIRE_MEDIA_STORE",
                "s3://bucket/prefix: media are kept in an S3-compatible store; in the data folder when empty");
        Optional<URI> endpoint =
                from.url("CARDWIRE_S3_ENDPOINT", "of a store that is not Amazon's, such as https://minio.example:9000");
        String region = from.text("CARDWIRE_S3_REGION", "us-east-1", "of the bucket");
        Optional<String> access = from.optional(
                "CARDWIRE_S3_ACCESS_KEY", "default: what the environment, a profile or the machine gives (AWS SDK)");
        Optional<String> secret = from.optional("CARDWIRE_S3_SECRET_KEY", "goes with the access key");
        boolean pathStyle =
                from.flag("CARDWIRE_S3_PATH_STYLE", false, "the bucket's name stands in the path, as MinIO wants it");
        Duration deadline =
                from.duration("CARDWIRE_S3_DEADLINE", "20s", "of one file, tries included; then who needs it waits");
        if (access.isPresent() != secret.isPresent()) {
            from.problem("CARDWIRE_S3_ACCESS_KEY and CARDWIRE_S3_SECRET_KEY go together");
        }
        Optional<BucketSettings.Keys> keys =
                access.flatMap(key -> secret.map(hidden -> new BucketSettings.Keys(key, hidden)));
        try {
            return place.map(at -> BucketSettings.of(URI.create(at), endpoint, region, keys, pathStyle, deadline));
        } catch (IllegalArgumentException e) {
            from.problem(
                    "CARDWIRE_MEDIA_STORE should be of the form s3://bucket/prefix, not \"" + place.orElse("") + "\"");
            return Optional.empty();
        }
    }

    private static AssetSettings.Clips clips(Variables from) {
        return new AssetSettings.Clips(
                from.integer("CARDWIRE_CLIPS_AT_ONCE", 1, 1, 64, "films and sounds that are fitted at the same time"),
                from.duration("CARDWIRE_CLIP_LENGTH", "10m", "longest playing time of a clip that is taken"),
                from.duration(
                        "CARDWIRE_CLIP_DEADLINE", "5m", "after which a fit of a clip is ended with its processes"));
    }

    private static EmbeddedPostgres.Settings postgres(Variables from, Path data, Path cache) {
        EmbeddedPostgres.Settings usual = EmbeddedPostgres.Settings.of(data.resolve("database"), cache);
        int port = from.integer(
                "CARDWIRE_POSTGRES_PORT",
                0,
                0,
                65_535,
                "of the embedded PostgreSQL, on loopback only; 0: the system chooses");
        return new EmbeddedPostgres.Settings(usual.data(), usual.cache(), port, usual.options());
    }

    private static Db.Settings db(Variables from) {
        return new Db.Settings(
                from.integer(
                        "CARDWIRE_DB_WRITE_CONNECTIONS",
                        5,
                        1,
                        50,
                        "connections of the pool for statements and transactions"),
                from.integer("CARDWIRE_DB_READ_CONNECTIONS", 4, 1, 50, "connections of the pool for lists and reports"),
                from.integer("CARDWIRE_DB_WAITING", 2_000, 1, 100_000, "callers that may wait for a connection"),
                from.duration("CARDWIRE_DB_STATEMENT_LIMIT", "60s", "after which a statement is cancelled"));
    }

    private static HttpSettings http(Variables from, Path data) {
        return new HttpSettings(
                from.text("CARDWIRE_HOST", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
                from.integer("CARDWIRE_PORT", 8080, 0, 65_535, "port to listen on; 0: the system chooses"),
                from.url(
                        "CARDWIRE_PUBLIC_URL",
                        "how browsers and carriers reach this server, such as https://cards.example"),
                from.flag("CARDWIRE_TRUST_PROXY", false, "a proxy in front sets X-Forwarded-For"),
                tls(from),
                from.integer("CARDWIRE_MAX_JSON_BYTES", 8_000_000, 10_000, 100_000_000, "of a JSON body"),
                from.integer("CARDWIRE_MAX_UPLOAD_BYTES", 104_857_600, 100_000, 2_000_000_000, "of an uploaded file"),
                data.resolve("uploads"),
                from.integer("CARDWIRE_HTTP_CONCURRENT", 512, 1, 100_000, "requests worked on at once; more get 503"),
                new RateLimits.Rate(
                        from.integer("CARDWIRE_RATE_PER_SECOND", 200, 1, 1_000_000, "requests of one API key or user"),
                        from.integer("CARDWIRE_RATE_BURST", 400, 1, 1_000_000, "requests that may come at once")),
                from.duration("CARDWIRE_STOP_WITHIN", "10s", "time for open requests when the server stops"));
    }

    private static Optional<HttpSettings.Tls> tls(Variables from) {
        Optional<Path> certificate =
                from.optionalPath("CARDWIRE_TLS_CERTIFICATE", "PEM file; with it the server speaks HTTPS");
        Optional<Path> key = from.optionalPath("CARDWIRE_TLS_KEY", "PEM file of the certificate's key");
        if (certificate.isPresent() != key.isPresent()) {
            from.problem("CARDWIRE_TLS_CERTIFICATE and CARDWIRE_TLS_KEY go together");
        }
        return certificate.flatMap(file -> key.map(secret -> new HttpSettings.Tls(file, secret)));
    }

    private static Optional<OidcSettings> oidc(Variables from) {
        Optional<URI> issuer = from.url(
                "CARDWIRE_OIDC_ISSUER",
                "OpenID Connect provider that users may sign in by, such as https://login.example; it must know"
                        + " /oidc/callback of this server");
        String client = from.text("CARDWIRE_OIDC_CLIENT_ID", "", "what the provider calls this server");
        OidcSettings.Newcomers newcomers = new OidcSettings.Newcomers(
                from.text("CARDWIRE_OIDC_ROLE_CLAIM", "role", "claim of the ID token that says what a user does"),
                roles(from.text(
                        "CARDWIRE_OIDC_ROLES",
                        "",
                        "roles by values of that claim, such as marketing=designer,it=admin; when empty, the values"
                                + " are names of roles")),
                from.flag(
                        "CARDWIRE_OIDC_NEW_USERS",
                        false,
                        "whom the provider knows and this server does not becomes a user of the first brand"),
                from.flag(
                        "CARDWIRE_OIDC_TRUST_EMAIL",
                        false,
                        "an e-mail counts though the provider says nothing of having checked it (email_verified): only for"
                                + " one that lets nobody choose theirs"));
        String secret = from.text("CARDWIRE_OIDC_CLIENT_SECRET", "", "by which this server proves itself there");
        if (issuer.isPresent() == client.isEmpty()) {
            from.problem("CARDWIRE_OIDC_ISSUER and CARDWIRE_OIDC_CLIENT_ID go together");
        }
        return issuer.map(found -> new OidcSettings(found, client, secret, newcomers));
    }

    private static Map<String, String> roles(String text) {
        return Arrays.stream(text.split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0].strip(), pair -> pair[1].strip(), (first, _) -> first));
    }

    private static FirstBrand firstBrand(Variables from) {
        String zone = from.text("CARDWIRE_FIRST_BRAND_ZONE", "Asia/Shanghai", "time zone of the first brand");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            from.problem("CARDWIRE_FIRST_BRAND_ZONE should be a time zone such as Asia/Shanghai, not \"" + zone + "\"");
        }
        return new FirstBrand(
                from.text("CARDWIRE_FIRST_BRAND", "Cardwire", "name of the brand that the first start makes"),
                ZoneId.getAvailableZoneIds().contains(zone) ? ZoneId.of(zone) : ZoneId.of("UTC"),
                Locale.forLanguageTag(
                        from.text("CARDWIRE_FIRST_BRAND_LOCALE", "zh-CN", "language of the first brand")));
    }

    /** HTTPS is what browsers see, by our own certificate or by a proxy's. */
    boolean reachedByHttps() {
        return http.tls().isPresent()
                || http.publicUrl().map(url -> "https".equals(url.getScheme())).orElse(false);
    }
}
