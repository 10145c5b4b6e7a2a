package org.cardwire.media.svg;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the drawing process has in hand: this module and Batik, of all that this JVM runs with. */
final class ClassPath {
    private static final List<String> LIBRARIES =
            List.of("batik-", "xmlgraphics-", "xml-apis-ext-", "commons-logging-");

    private ClassPath() {}

    static String ofEasel() {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(own().toString());
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            String name = String.valueOf(path.getFileName());
            if (LIBRARIES.stream().anyMatch(name::startsWith)) {
                parts.add(path.toString());
            }
        }
        return String.join(File.pathSeparator, parts);
    }

    private static Path own() {
        try {
            return Path.of(ClassPath.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
