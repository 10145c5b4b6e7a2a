package org.cardwire.platform.db;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.cardwire.platform.StartupProblem;

/** Where a PostgreSQL database is and how to log in. {@link #toString()} leaves the password out. */
public record DatabaseAddress(String host, int port, String database, String user, String password, Tls tls) {
    /** {@code ENCRYPT} takes any certificate (libpq's {@code require}); {@code VERIFY} checks chain and host name. */
    public enum Tls {
        OFF,
        ENCRYPT,
        VERIFY
    }

    private static final int DEFAULT_PORT = 5432;
    private static final String EXAMPLE =
            "Set it like postgresql://user:password@host:5432/database (add ?sslmode=require for TLS).";

    /** Reads {@code postgresql://user:password@host:port/database?sslmode=require}; throws {@link StartupProblem}. */
    public static DatabaseAddress parse(String url) {
        URI uri;
        try {
            uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        } catch (URISyntaxException e) {
            throw new StartupProblem("DATABASE_URL is not a URL.", EXAMPLE, e);
        }
        boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        String path = uri.getPath();
        String userInfo = uri.getRawUserInfo();
        if (!known || uri.getHost() == null || path == null || path.length() < 2 || userInfo == null) {
            throw new StartupProblem("DATABASE_URL needs a scheme, a user, a host and a database.", EXAMPLE);
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                path.substring(1),
                decode(user),
                decode(password),
                tlsWanted(uri));
    }

    private static Tls tlsWanted(URI uri) {
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return switch (query) {
            case "", "sslmode=disable" -> Tls.OFF;
            case "sslmode=require" -> Tls.ENCRYPT;
            case "sslmode=verify-full" -> Tls.VERIFY;
            default ->
                throw new StartupProblem("DATABASE_URL has parameters that are not known: " + query + ".", EXAMPLE);
        };
    }

    public DatabaseAddress withDatabase(String name) {
        return new DatabaseAddress(host, port, name, user, password, tls);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database
                + switch (tls) {
                    case OFF -> "";
                    case ENCRYPT -> "?sslmode=require";
                    case VERIFY -> "?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory";
                };
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }
}
