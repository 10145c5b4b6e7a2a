package org.cardwire.asset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cardwire.media.clip.Programs;

/** Films, sounds and foreign stills that ffmpeg makes of nothing, each once, and what ffprobe says of a file. */
public final class TestClips {
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();
    private static final Path HEIC = Path.of("../fixtures/samples/media/still.heic");
    private static final Path PHOTO = Path.of("../fixtures/samples/media/dogs.jpg");

    private TestClips() {}

    /** A test card that moves, 320 x 180, with a tone. */
    public static byte[] film(int seconds) {
        return made("-f lavfi -i testsrc2=s=320x180:r=25:d=%d -f lavfi -i sine=frequency=440:duration=%d -c:v libx264"
                        .formatted(seconds, seconds)
                + " -preset ultrafast -pix_fmt yuv420p -c:a aac -f mp4");
    }

    /** A test card that moves, 240 x 160. */
    public static byte[] gif(int seconds) {
        return made("-f lavfi -i testsrc2=s=240x160:r=5:d=%d -f gif".formatted(seconds));
    }

    /** As it is streamed: without a length in its header. */
    public static byte[] endlessWebm(int seconds) {
        return made("-f lavfi -i testsrc2=s=160x120:r=10:d=%d -c:v libvpx -live 1 -f webm".formatted(seconds));
    }

    public static byte[] webm(int seconds) {
        return made("-f lavfi -i testsrc2=s=160x120:r=10:d=%d -c:v libvpx -f webm".formatted(seconds));
    }

    public static byte[] mp3(int seconds) {
        return made("-f lavfi -i sine=frequency=440:duration=%d -c:a libmp3lame -f mp3".formatted(seconds));
    }

    /** A photograph, 640 pixels wide. */
    public static byte[] avif() {
        return made("-i " + PHOTO.toAbsolutePath()
                + " -vf scale=640:-2 -frames:v 1 -c:v libaom-av1 -still-picture 1 -cpu-used 8 -f avif");
    }

    /** A drawing, 320 x 240. */
    public static byte[] heic() throws IOException {
        return Files.readAllBytes(HEIC);
    }

    /** Codecs, sizes and the playing time, as ffprobe's lines. */
    public static String described(byte[] file) {
        return inFolder(folder -> {
            Files.write(folder.resolve("file"), file);
            run(
                    folder,
                    "ffprobe",
                    "-v error -of compact -show_entries stream=codec_name,width,height:format=duration file");
            return Files.readString(folder.resolve("said"));
        });
    }

    public static double seconds(byte[] file) {
        String said = described(file);
        return Double.parseDouble(
                said.substring(said.indexOf("duration=") + "duration=".length()).strip());
    }

    private static byte[] made(String arguments) {
        return MADE.computeIfAbsent(
                arguments,
                all -> inFolder(folder -> {
                    run(folder, "ffmpeg", "-v error -y " + all + " made");
                    return Files.readAllBytes(folder.resolve("made"));
                }));
    }

    private static void run(Path folder, String program, String arguments) throws IOException {
        Path programs = Programs.find().orElseThrow().folder();
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(arguments.split(" ")));
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("LD_LIBRARY_PATH", programs.toString());
        try {
            if (builder.start().waitFor() != 0) {
                throw new IOException(command + ": " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface InFolder<T> {
        T run(Path folder) throws IOException;
    }

    private static <T> T inFolder(InFolder<T> work) {
        try {
            Path folder = Files.createTempDirectory("clips");
            try {
                return work.run(folder);
            } finally {
                try (var files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
