package org.cardwire.media.clip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;

/**
 * One file on which the programs work, in a folder of its own that closing removes. The demuxer is the one of the sniffed
 * type, never chosen by ffmpeg, and no protocol but files is open: a playlist in disguise fetches nothing.
 */
public final class Workbench implements AutoCloseable {
    private static final Pattern WRITTEN = Pattern.compile("out_time_us=(\\d+)");

    private final Programs programs;
    private final int threads;
    private final Deadline deadline;
    private final Scratch scratch;
    private final List<String> input;

    /** @param demuxer ffmpeg's name for the container, such as {@code mov} */
    public Workbench(Programs programs, byte[] file, String demuxer, int threads, Deadline deadline)
            throws IOException {
        this.programs = programs;
        this.threads = threads;
        this.deadline = deadline;
        this.scratch = Scratch.create();
        Files.write(scratch.file("source"), file);
        this.input = List.of("-protocol_whitelist", "file,pipe", "-f", demuxer, "-i", "source");
    }

    @Override
    public void close() {
        try {
            scratch.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of a clip could not be removed", e);
        }
    }

    int threads() {
        return threads;
    }

    Path file(String name) {
        return scratch.file(name);
    }

    /** What ffprobe prints of the source. */
    String probe(String entries) throws DamagedException {
        List<String> command = new ArrayList<>(List.of(programs.ffprobe(), "-v", "error", "-of", "flat"));
        command.addAll(List.of("-show_entries", entries));
        command.addAll(input);
        return run(command, out -> {}, true).out();
    }

    /**
     * Reads the source; a failure is the file's.
     *
     * @return how many seconds were written
     */
    double read(double seconds, DoubleConsumer progress, List<String> arguments) throws DamagedException {
        return read(List.of(), seconds, progress, arguments);
    }

    /** @param decoding options for the decoders */
    double read(List<String> decoding, double seconds, DoubleConsumer progress, List<String> arguments)
            throws DamagedException {
        List<String> all = new ArrayList<>(decoding);
        all.addAll(input);
        all.addAll(arguments);
        return ffmpeg(seconds, progress, all, true);
    }

    /** Works on what an earlier run made; a failure is this machine's. */
    double make(double seconds, DoubleConsumer progress, List<String> arguments) {
        try {
            return ffmpeg(seconds, progress, arguments, false);
        } catch (DamagedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What ffmpeg reports of a run over the source. */
    String report(List<String> arguments) throws DamagedException {
        List<String> command = command("info");
        command.addAll(input);
        command.addAll(arguments);
        return run(command, out -> {}, true).err();
    }

    /** What ffmpeg reports of a run over what an earlier run made. */
    String said(List<String> arguments) {
        List<String> command = command("info");
        command.addAll(arguments);
        try {
            return run(command, out -> {}, false).err();
        } catch (DamagedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean encodes(String codec) throws DamagedException {
        return run(List.of(programs.ffmpeg(), "-v", "error", "-encoders"), out -> {}, false)
                .out()
                .contains(" " + codec + " ");
    }

    private double ffmpeg(double seconds, DoubleConsumer progress, List<String> arguments, boolean blameSource)
            throws DamagedException {
        List<String> command = command("error");
        command.addAll(List.of("-progress", "pipe:1"));
        command.addAll(arguments);
        Child.Ended ended = run(command, out -> progress.accept(Math.min(1, written(out) / seconds)), blameSource);
        return written(ended.out());
    }

    private List<String> command(String level) {
        String count = Integer.toString(threads);
        return new ArrayList<>(List.of(
                programs.ffmpeg(),
                "-v",
                level,
                "-hide_banner",
                "-nostdin",
                "-y",
                "-threads",
                count,
                "-filter_threads",
                count));
    }

    private Child.Ended run(List<String> command, Child.Watcher watcher, boolean blameSource) throws DamagedException {
        try {
            Child.Ended ended = Child.run(scratch.folder(), programs.folder(), command, deadline, watcher);
            if (ended.exit() == 0) {
                return ended;
            }
            String reason = reason(ended);
            if (blameSource) {
                throw DamagedException.corrupt("ffmpeg cannot read it: " + reason);
            }
            throw new IOException("ffmpeg failed: " + reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first complaint, without the address of the part that complains. */
    private static String reason(Child.Ended ended) {
        String first = ended.err().lines().findFirst().orElse("exit code " + ended.exit());
        return first.replaceFirst("^\\[.*? @ 0x[0-9a-f]+] ", "");
    }

    private static double written(String out) {
        return WRITTEN.matcher(out)
                .results()
                .map((MatchResult found) -> Long.parseLong(found.group(1)) / 1e6)
                .reduce(0.0, (before, last) -> last);
    }
}
