package org.cardwire.media.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.media.JpegMode;

/** sharp (libvips) with mozjpeg, its quality found by bisection. It counts its own CPU, without the start of Node. */
final class Sharp implements Encoder {
    static final String NAME = "sharp, mozjpeg";

    private static final String VERSION = "0.35.5";
    private static final String PROGRAM = "sharp.mjs";

    private final Path folder;

    private Sharp(Path folder) {
        this.folder = folder;
    }

    /** Installs it into the folder when it is not there; empty when it cannot be had. */
    static Optional<Sharp> in(Path work) throws IOException {
        Path folder = Files.createDirectories(work.resolve("sharp")).toAbsolutePath();
        try (InputStream program = Sharp.class.getResourceAsStream(PROGRAM)) {
            if (program == null) {
                throw new IllegalStateException(PROGRAM + " is not beside its class");
            }
            Files.write(folder.resolve(PROGRAM), program.readAllBytes());
        }
        if (!Files.isDirectory(folder.resolve("node_modules/sharp"))) {
            Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
            List<String> install = List.of("npm", "install", "--no-audit", "--no-fund", "sharp@" + VERSION);
            if (Child.installed(".", "npm").isEmpty()
                    || !Child.run(folder, install).ok()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Sharp(folder));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean warms() {
        return false;
    }

    @Override
    public List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws IOException {
        return run(subject.png().toAbsolutePath(), "search", mode, limits);
    }

    /** From the file as it came, with decoding and scaling. */
    List<File> whole(Subject subject, JpegMode mode, List<Integer> limits) throws IOException {
        Path file = Files.write(folder.resolve("whole.jpg"), subject.file());
        return run(file, "whole", mode, limits);
    }

    private List<File> run(Path picture, String what, JpegMode mode, List<Integer> limits) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("node", PROGRAM, what, picture.toString(), mode.name().toLowerCase(Locale.ROOT)));
        limits.forEach(limit -> command.add(Integer.toString(limit)));
        Child child = Child.run(folder, command);
        if (!child.ok()) {
            throw new IOException("sharp says: " + child.output());
        }
        List<File> files = new ArrayList<>();
        for (String line : child.output().lines().toList()) {
            String[] said = line.split("\t");
            byte[] bytes = Files.readAllBytes(folder.resolve(said[1]));
            files.add(new File(
                    Integer.parseInt(said[0]),
                    bytes,
                    Double.parseDouble(said[2]),
                    Double.parseDouble(said[3]),
                    child.peakMegabytes()));
        }
        return files;
    }
}
