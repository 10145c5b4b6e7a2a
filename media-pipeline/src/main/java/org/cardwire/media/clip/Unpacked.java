package org.cardwire.media.clip;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Copies the programs out of their jar, once per version, into the user's cache: a folder that only the user can write. */
final class Unpacked {
    private static final List<String> LICENCES = List.of("-gpl", "");

    private Unpacked() {}

    static Optional<Path> folder(String platform) throws IOException {
        for (String licence : LICENCES) {
            String inside = "org/bytedeco/ffmpeg/" + platform + licence + "/";
            URL program = first(inside + "ffmpeg", inside + "ffmpeg.exe");
            if (program != null && program.openConnection() instanceof JarURLConnection connection) {
                return Optional.of(unpacked(connection.getJarFile(), inside));
            }
        }
        return Optional.empty();
    }

    private static @Nullable URL first(String... names) {
        for (String name : names) {
            URL found = Unpacked.class.getClassLoader().getResource(name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Path unpacked(JarFile jar, String inside) throws IOException {
        String version = Path.of(jar.getName()).getFileName().toString().replace(".jar", "");
        Path target = cache().resolve(version);
        if (Files.isDirectory(target)) {
            return target;
        }
        Path begun = Files.createTempDirectory(Files.createDirectories(cache()), version);
        for (JarEntry entry : jar.stream().filter(e -> wanted(e, inside)).toList()) {
            Path file = begun.resolve(entry.getName().substring(inside.length()));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, file);
            }
            file.toFile().setExecutable(true, true);
        }
        try {
            return Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            Scratch.delete(begun); // another process was faster
            return target;
        }
    }

    /** The programs and the libraries that they load; not the bindings for Java. */
    private static boolean wanted(JarEntry entry, String inside) {
        String name = entry.getName();
        return name.startsWith(inside)
                && !entry.isDirectory()
                && name.indexOf('/', inside.length()) < 0
                && !name.contains("jni");
    }

    private static Path cache() {
        String set = System.getenv("XDG_CACHE_HOME");
        Path home = set != null && !set.isBlank() ? Path.of(set) : Path.of(System.getProperty("user.home"), ".cache");
        return home.resolve("cardwire");
    }
}
