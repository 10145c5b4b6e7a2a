package org.cardwire;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where data and cache lie when nothing is said: system folders for root, because the user {@code nobody}, as whom
 * PostgreSQL then runs, must reach them; the user's own folders otherwise (XDG, or macOS' Library).
 */
record DefaultFolders(Path data, Path cache) {
    static DefaultFolders of(Map<String, String> environment) {
        if ("root".equals(System.getProperty("user.name"))) {
            return new DefaultFolders(Path.of("/var/lib/cardwire"), Path.of("/var/cache/cardwire"));
        }
        Path home = Path.of(System.getProperty("user.home"));
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac")) {
            return new DefaultFolders(
                    home.resolve("Library/Application Support/Cardwire"), home.resolve("Library/Caches/Cardwire"));
        }
        return new DefaultFolders(
                Path.of(environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"))
                        .resolve("cardwire"),
                Path.of(environment.getOrDefault("XDG_CACHE_HOME", home + "/.cache"))
                        .resolve("cardwire"));
    }
}
