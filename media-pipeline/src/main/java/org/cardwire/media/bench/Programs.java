package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.media.JpegMode;

/** A command-line program that aims at a size by itself: one process a file, whose start and reading are in its CPU. */
final class Programs implements Encoder {
    private final String name;
    private final Path folder;
    private final Command command;

    private interface Command {
        List<String> of(Subject subject, JpegMode mode, int limit, Path out) throws IOException;
    }

    private Programs(String name, Path folder, Command command) {
        this.name = name;
        this.folder = folder;
        this.command = command;
    }

    /** ImageMagick's {@code jpeg:extent}. */
    static Optional<Programs> magick(Path work) {
        return Child.installed("ImageMagick", "magick", "convert-im6.q16", "convert")
                .map(program -> new Programs(
                        "ImageMagick jpeg:extent",
                        work,
                        (subject, mode, limit, out) -> List.of(
                                program,
                                subject.png().toAbsolutePath().toString(),
                                "-interlace",
                                mode == JpegMode.PROGRESSIVE ? "JPEG" : "none",
                                "-define",
                                "jpeg:extent=" + limit + "B",
                                out.toString())));
    }

    /** {@code jpegoptim --size}: it gets a JPEG of high quality, because it takes nothing else. */
    static Optional<Programs> jpegoptim(Path work) {
        return Child.installed("jpegoptim", "jpegoptim")
                .map(program -> new Programs("jpegoptim --size", work, (subject, mode, limit, out) -> {
                    Files.write(out, JdkWriter.write(JdkWriter.image(subject.shown()), JpegMode.BASELINE, 0.97f));
                    return List.of(
                            program,
                            "--quiet",
                            "--strip-all",
                            mode == JpegMode.PROGRESSIVE ? "--all-progressive" : "--all-normal",
                            "--size=" + limit / 1024,
                            out.toString());
                }));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean warms() {
        return false;
    }

    @Override
    public List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws IOException {
        List<File> files = new ArrayList<>();
        for (int limit : limits) {
            Path out = folder.resolve("program.jpg").toAbsolutePath();
            Files.deleteIfExists(out);
            Child child = Child.run(folder, command.of(subject, mode, limit, out));
            byte[] bytes = Files.exists(out) ? Files.readAllBytes(out) : new byte[0];
            files.add(new File(limit, bytes, child.cpuMillis(), child.wallMillis(), child.peakMegabytes()));
        }
        return files;
    }
}
