package org.cardwire.media.clip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.media.header.DamagedException;

/**
 * A sound of one loudness, whatever the source's: measured first, then shifted by one gain, so that loud and quiet stay in
 * proportion (EBU R 128; -16 LUFS is what phones' small speakers want).
 *
 * @param bits a second
 * @param bytes of the file
 * @param seconds that it plays
 */
public record Sound(Codec codec, int bits, int channels, long bytes, double seconds) {
    private static final String LOUDNESS = "loudnorm=I=-16:TP=-1.5:LRA=11";
    private static final Pattern MEASURED = Pattern.compile("\"(\\w+)\" : \"(-?[\\d.]+)\"");
    /** Where AAC sounds better in one channel than in two. */
    private static final int STEREO_BITS = 64_000;

    /** What a handset plays, with the rates worth trying, best first. AMR's are its modes (TS 26.071). */
    public enum Codec {
        AAC("m4a", "ipod", 128_000, 96_000, 64_000, 48_000, 32_000, 24_000),
        AMR_NB("amr", "amr", 12_200, 10_200, 7_950, 7_400, 6_700, 5_900, 5_150, 4_750);

        private final String extension;
        private final String muxer;
        private final int[] rates;

        Codec(String extension, String muxer, int... rates) {
            this.extension = extension;
            this.muxer = muxer;
            this.rates = rates;
        }

        /** The best rate of at most so many bits a second; the lowest when none is low enough. */
        int rate(double bits) {
            for (int rate : rates) {
                if (rate <= bits) {
                    return rate;
                }
            }
            return rates[rates.length - 1];
        }

        public int lowest() {
            return rates[rates.length - 1];
        }
    }

    String fileName() {
        return "sound." + codec.extension;
    }

    /** @param bits a second at most, if the codec can */
    public static Sound make(
            Workbench bench, Source.Audio source, Codec codec, double bits, double seconds, DoubleConsumer progress)
            throws DamagedException {
        int rate = codec.rate(bits);
        int channels = codec == Codec.AMR_NB || rate < STEREO_BITS ? 1 : Math.min(2, source.channels());
        List<String> select = List.of("-map", "0:" + source.stream(), "-vn", "-t", seconds(seconds));
        List<String> all = new ArrayList<>(select);
        all.addAll(List.of("-af", filter(bench, select), "-ac", Integer.toString(channels)));
        all.addAll(
                switch (codec) {
                    case AAC -> List.of("-c:a", "aac", "-ar", rate < STEREO_BITS / 2 ? "22050" : "44100");
                    case AMR_NB -> List.of("-c:a", "libopencore_amrnb", "-ar", "8000");
                });
        all.addAll(List.of("-b:a", Integer.toString(rate), "-map_metadata", "-1", "-fflags", "+bitexact"));
        all.addAll(List.of("-flags:a", "+bitexact", "-f", codec.muxer));
        var sound = new Sound(codec, rate, channels, 0, 0);
        all.add(sound.fileName());
        double played = bench.read(seconds, progress, all);
        return new Sound(codec, rate, channels, bytes(bench, sound), played);
    }

    public byte[] read(Workbench bench) throws IOException {
        return Files.readAllBytes(bench.file(fileName()));
    }

    private static long bytes(Workbench bench, Sound sound) {
        try {
            return Files.size(bench.file(sound.fileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String filter(Workbench bench, List<String> select) throws DamagedException {
        List<String> measure = new ArrayList<>(select);
        measure.addAll(List.of("-af", LOUDNESS + ":print_format=json", "-f", "null", "-"));
        String said = bench.report(measure);
        Optional<String> loudness = value(said, "input_i");
        if (loudness.isEmpty() || Double.parseDouble(loudness.get()) < -60) {
            return "anull"; // silence stays silent
        }
        var filter = new StringBuilder(LOUDNESS).append(":linear=true");
        for (String name : List.of("i", "tp", "lra", "thresh")) {
            value(said, "input_" + name)
                    .ifPresent(v ->
                            filter.append(":measured_").append(name).append('=').append(v));
        }
        return filter.toString();
    }

    private static Optional<String> value(String said, String name) {
        Matcher matcher = MEASURED.matcher(said);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
