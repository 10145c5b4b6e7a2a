package org.cardwire.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.cardwire.media.clip.Programs;

/** Clips that ffmpeg makes of nothing, and what ffprobe says of the results. */
final class Clips {
    private static final ConcurrentMap<List<String>, byte[]> MADE = new ConcurrentHashMap<>();

    private Clips() {}

    /** A test card that moves, with a tone. */
    static byte[] film(int width, int height, int seconds) {
        String picture = "testsrc2=s=%dx%d:r=30:d=%d".formatted(width, height, seconds);
        String tone = "sine=frequency=440:duration=" + seconds;
        return made(
                "-f",
                "lavfi",
                "-i",
                picture,
                "-f",
                "lavfi",
                "-i",
                tone,
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart",
                "-f",
                "mp4");
    }

    static byte[] silent(int width, int height, int seconds) {
        String picture = "testsrc2=s=%dx%d:r=30:d=%d".formatted(width, height, seconds);
        return made("-f", "lavfi", "-i", picture, "-c:v", "mpeg4", "-f", "matroska");
    }

    /** @param decibels below full scale */
    static byte[] tone(int seconds, int decibels) {
        String tone = "sine=frequency=1000:duration=" + seconds;
        return made("-f", "lavfi", "-i", tone, "-af", "volume=-" + decibels + "dB", "-f", "wav");
    }

    /** The test card as a PNG. */
    static byte[] card(int width, int height, String filter) {
        String picture = "testsrc2=s=%dx%d".formatted(width, height);
        return made("-f", "lavfi", "-i", picture, "-frames:v", "1", "-vf", filter, "-c:v", "png", "-f", "image2pipe");
    }

    static byte[] avif(int width, int height) {
        return made(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=%dx%d".formatted(width, height),
                "-frames:v",
                "1",
                "-c:v",
                "libaom-av1",
                "-still-picture",
                "1",
                "-cpu-used",
                "8",
                "-f",
                "avif");
    }

    /** A film whose container says that it is to be shown turned. */
    static byte[] turned(byte[] film) {
        return edited(film, List.of("-display_rotation", "90"), "-c", "copy", "-f", "mp4");
    }

    static byte[] edited(byte[] film, List<String> before, String... after) {
        return inFolder(folder -> {
            Path source = Files.write(folder.resolve("source"), film);
            List<String> arguments = new ArrayList<>(before);
            arguments.addAll(List.of("-i", source.toString()));
            arguments.addAll(List.of(after));
            return run(folder, arguments);
        });
    }

    private static byte[] made(String... arguments) {
        return MADE.computeIfAbsent(List.of(arguments), all -> inFolder(folder -> run(folder, all)));
    }

    private static byte[] run(Path folder, List<String> arguments) throws IOException {
        Path made = folder.resolve("made");
        List<String> all = new ArrayList<>(List.of("-v", "error", "-y"));
        all.addAll(arguments);
        all.add(made.toString());
        say(folder, "ffmpeg", all);
        return Files.readAllBytes(made);
    }

    /** Codec, size, frame rate of each stream, and the seconds that the file plays, as ffprobe's lines. */
    static String described(byte[] file) {
        return inFolder(folder -> {
            Path source = Files.write(folder.resolve("source"), file);
            return say(
                    folder,
                    "ffprobe",
                    List.of(
                            "-v",
                            "error",
                            "-of",
                            "compact",
                            "-show_entries",
                            "stream=codec_name,profile,width,height:format=duration",
                            source.toString()));
        });
    }

    static double seconds(byte[] file) {
        String found = described(file);
        return Double.parseDouble(
                found.substring(found.indexOf("duration=") + 9).strip());
    }

    private static String say(Path folder, String program, List<String> arguments) throws IOException {
        Path programs = Programs.find().orElseThrow().folder();
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(arguments);
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("LD_LIBRARY_PATH", programs.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Files.readString(said);
    }

    private interface InFolder<T> {
        T run(Path folder) throws IOException;
    }

    private static <T> T inFolder(InFolder<T> work) {
        try {
            Path folder = Files.createTempDirectory("clips");
            T result = work.run(folder);
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
