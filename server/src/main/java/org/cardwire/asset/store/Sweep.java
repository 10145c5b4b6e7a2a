package org.cardwire.asset.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One look through a cache's folder: counts it, deletes what crashes left, and, over the limit, what was used longest ago. */
final class Sweep {
    /** Below the limit afterwards, so that the next sweep is not due at once. */
    private static final double DOWN_TO = 0.9;
    /** No writing takes so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;
    private final DiskCache.Settings settings;
    private final InstantSource clock;
    private final Instant end;

    Sweep(Path root, DiskCache.Settings settings, InstantSource clock) {
        this.root = root;
        this.settings = settings;
        this.clock = clock;
        this.end = clock.instant().plus(settings.sweep());
    }

    /** @param bytes that are left */
    record Swept(long bytes, int evicted) {}

    private record Cached(Path file, long bytes, Instant used) {}

    Swept run() throws IOException {
        List<Cached> all = list();
        long bytes = all.stream().mapToLong(Cached::bytes).sum();
        if (bytes <= settings.limit()) {
            return new Swept(bytes, 0);
        }
        all.sort(Comparator.comparing(Cached::used));
        Instant resting = clock.instant().minus(settings.rest());
        int evicted = 0;
        for (Cached next : all) {
            boolean enough = bytes <= settings.limit() * DOWN_TO;
            if (enough || next.used.isAfter(resting) || clock.instant().isAfter(end)) {
                break;
            }
            if (evicted(next, resting)) {
                bytes -= next.bytes;
                evicted++;
            }
        }
        return new Swept(bytes, evicted);
    }

    /** Unless it was used since it was listed. */
    private static boolean evicted(Cached next, Instant resting) throws IOException {
        try {
            return !Files.getLastModifiedTime(next.file).toInstant().isAfter(resting)
                    && Files.deleteIfExists(next.file);
        } catch (NoSuchFileException e) {
            return true; // another node was faster
        }
    }

    private List<Cached> list() throws IOException {
        List<Cached> all = new ArrayList<>();
        if (Files.isDirectory(root)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
                for (Path folder : folders) {
                    list(folder, all);
                }
            }
        }
        return all;
    }

    private void list(Path folder, List<Cached> all) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                look(file, all);
            }
        }
    }

    private void look(Path file, List<Cached> all) throws IOException {
        try {
            var found = Files.readAttributes(file, BasicFileAttributes.class);
            Instant changed = found.lastModifiedTime().toInstant();
            if (!file.getFileName().toString().startsWith(Folder.PART)) {
                all.add(new Cached(file, found.size(), changed));
            } else if (changed.isBefore(clock.instant().minus(ABANDONED))) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            return; // another node was faster
        }
    }
}
