package org.cardwire.media.clip;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodes the lossless file in two or more passes and lays the sound beside it; without x264 (the LGPL build) in one. */
final class Encoder {
    private static final String MEZZANINE = "mezzanine";
    /** What x264 says, and ends with, when two passes cannot go as low as they are told. */
    private static final Pattern LEAST = Pattern.compile("estimated minimum is (\\d+) kbps");

    private final Workbench bench;
    private final Wish wish;
    private final int firstBits;
    private final Optional<Sound> sound;
    private final double seconds;
    private final boolean x264;

    Encoder(Workbench bench, Wish wish, int firstBits, Optional<Sound> sound, double seconds, boolean x264) {
        this.bench = bench;
        this.wish = wish;
        this.firstBits = firstBits;
        this.sound = sound;
        this.seconds = seconds;
        this.x264 = x264;
    }

    void firstPass(DoubleConsumer progress) {
        if (twoPasses()) {
            List<String> all = new ArrayList<>(List.of("-i", MEZZANINE, "-an"));
            all.addAll(codec(firstBits));
            all.addAll(List.of("-pass", "1", "-passlogfile", "pass", "-f", "null", "-"));
            bench.make(seconds, progress, all);
        }
    }

    /** May be asked again for another rate. A rate under what the picture takes at its very worst becomes that. */
    Path secondPass(int bits, DoubleConsumer progress) {
        try {
            return encoded(bits, progress);
        } catch (UncheckedIOException e) {
            Matcher least = LEAST.matcher(String.valueOf(e.getMessage()));
            if (!least.find()) {
                throw e;
            }
            return encoded((Integer.parseInt(least.group(1)) + 1) * 1000, progress);
        }
    }

    private Path encoded(int bits, DoubleConsumer progress) {
        List<String> all = new ArrayList<>(List.of("-i", MEZZANINE));
        sound.ifPresent(s -> all.addAll(List.of("-i", s.fileName(), "-map", "0:v", "-map", "1:a", "-c:a", "copy")));
        all.addAll(codec(bits));
        if (twoPasses()) {
            // 3: it reads what the pass before noted, and notes its own
            all.addAll(List.of("-pass", refines() ? "3" : "2", "-passlogfile", "pass"));
        }
        all.addAll(List.of("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"));
        // Sound and picture take turns by the half second: each turn costs 16 bytes.
        all.addAll(List.of("-chunk_duration", "500000", "-movflags", "+faststart"));
        all.addAll(List.of("-f", wish.kind().muxer(), "film"));
        bench.make(seconds, progress, all);
        return bench.file("film");
    }

    /** Whether a second pass knows what the one before it took. */
    boolean refines() {
        return wish.kind() != Wish.Kind.CLASSIC_3GP && x264;
    }

    private boolean twoPasses() {
        return wish.kind() == Wish.Kind.CLASSIC_3GP || x264;
    }

    private List<String> codec(int bits) {
        List<String> all = new ArrayList<>(List.of("-threads", Integer.toString(bench.threads())));
        all.addAll(List.of("-b:v", Integer.toString(bits)));
        if (wish.kind() == Wish.Kind.CLASSIC_3GP) {
            all.addAll(List.of("-c:v", "h263", "-g", "150"));
        } else if (x264) {
            // The note on its own settings that x264 leaves in the stream (SEI, type 6) is 700 bytes that nobody shows.
            all.addAll(List.of("-c:v", "libx264", "-profile:v", "baseline", "-preset", "medium"));
            // So a phone shows more at the same bytes, by SSIM and by SSIMULACRA 2 alike (README, Decisions).
            all.addAll(List.of("-psy", "0", "-deblock", "-1:-1"));
            all.addAll(List.of("-bsf:v", "filter_units=remove_types=6"));
        } else {
            all.addAll(List.of("-c:v", "libopenh264", "-profile:v", "constrained_baseline", "-rc_mode", "bitrate"));
            all.addAll(List.of("-allow_skip_frames", "0"));
        }
        return all;
    }
}
