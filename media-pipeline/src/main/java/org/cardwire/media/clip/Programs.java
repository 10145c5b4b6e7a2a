package org.cardwire.media.clip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The folder with ffmpeg and ffprobe: the one that is set, else the one that the build carries for this platform. */
public record Programs(Path folder) {
    /** Environment variable for a folder with programs of one's own. */
    public static final String SETTING = "CARDWIRE_FFMPEG";

    private static final boolean WINDOWS = name("os.name").startsWith("windows");

    /** Found once, when first asked for: unpacking takes a second. */
    private static final class Found {
        private static final Optional<Programs> PROGRAMS = look();
    }

    /** Empty where neither a folder is set nor the build carries programs for this platform. */
    public static Optional<Programs> find() {
        return Found.PROGRAMS;
    }

    private static Optional<Programs> look() {
        String set = System.getenv(SETTING);
        if (set != null && !set.isBlank()) {
            return Optional.of(new Programs(Path.of(set))).filter(Programs::complete);
        }
        try {
            return Unpacked.folder(platform()).map(Programs::new).filter(Programs::complete);
        } catch (IOException e) {
            throw new UncheckedIOException("ffmpeg could not be unpacked", e);
        }
    }

    /** As the artefact's classifiers name it: {@code linux-x86_64}, {@code macosx-arm64}. */
    public static String platform() {
        String system = name("os.name").startsWith("mac") ? "macosx" : WINDOWS ? "windows" : "linux";
        String arch = name("os.arch");
        return system + "-" + (arch.equals("amd64") ? "x86_64" : arch.equals("aarch64") ? "arm64" : arch);
    }

    private static String name(String property) {
        return System.getProperty(property, "").toLowerCase(Locale.ROOT);
    }

    private boolean complete() {
        return Files.isExecutable(Path.of(ffmpeg())) && Files.isExecutable(Path.of(ffprobe()));
    }

    String ffmpeg() {
        return folder.resolve(WINDOWS ? "ffmpeg.exe" : "ffmpeg").toString();
    }

    String ffprobe() {
        return folder.resolve(WINDOWS ? "ffprobe.exe" : "ffprobe").toString();
    }
}
