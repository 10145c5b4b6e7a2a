package org.cardwire.media;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.media.clip.Source;
import org.cardwire.media.header.DamagedException;

/**
 * What a rendition must satisfy: never a byte or a pixel more.
 *
 * @param byteLimit of the file, without any transfer encoding
 * @param formats those that the handset may get, at least one; the pipeline chooses
 * @param crop absent: the whole picture in its own shape
 * @param longest playing time of a clip, which is cut off there; absent: a clip plays to its end, however long
 * @param sparing a still takes no bytes that nobody would see, however many the limit leaves; without it the limit is filled
 */
public record Target(
        int byteLimit,
        int maxWidth,
        int maxHeight,
        Set<Format> formats,
        JpegMode jpegMode,
        Optional<Crop> crop,
        Optional<Duration> longest,
        boolean sparing) {
    /** Part of every key: raised when the pipeline gives other bytes for the same target, so that old renditions go stale. */
    private static final int PIPELINE = 3;

    private static final Pattern KEY =
            Pattern.compile("p(?<pipeline>\\d+)_(?<bytes>\\d+)_(?<width>\\d+)x(?<height>\\d+)_(?<formats>[a-z0-9_-]+)"
                    + "_(?<mode>baseline|progressive)(_(?<across>\\d+)x(?<down>\\d+)_(?<x>\\d+)_(?<y>\\d+))?"
                    + "(_(?<millis>\\d+)ms)?(?<sparing>_sparing)?");

    public Target {
        if (byteLimit < 1 || maxWidth < 1 || maxHeight < 1) {
            throw new IllegalArgumentException("byte limit, width and height must be positive");
        }
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("formats must name at least one");
        }
        formats = Collections.unmodifiableSet(EnumSet.copyOf(formats));
        longest = longest.map(time -> Duration.ofMillis(time.toMillis()));
    }

    /** For pictures, and for clips that are not cut short. */
    public Target(
            int byteLimit, int maxWidth, int maxHeight, Set<Format> formats, JpegMode jpegMode, Optional<Crop> crop) {
        this(byteLimit, maxWidth, maxHeight, formats, jpegMode, crop, Optional.empty(), false);
    }

    /** Any format that fits, JPEG as baseline, no crop. */
    public static Target within(int byteLimit, int maxWidth, int maxHeight) {
        return new Target(
                byteLimit, maxWidth, maxHeight, EnumSet.allOf(Format.class), JpegMode.BASELINE, Optional.empty());
    }

    public Target withFormats(Set<Format> formats) {
        return new Target(byteLimit, maxWidth, maxHeight, formats, jpegMode, crop, longest, sparing);
    }

    public Target withJpegMode(JpegMode jpegMode) {
        return new Target(byteLimit, maxWidth, maxHeight, formats, jpegMode, crop, longest, sparing);
    }

    public Target withCrop(Crop crop) {
        return new Target(byteLimit, maxWidth, maxHeight, formats, jpegMode, Optional.of(crop), longest, sparing);
    }

    public Target withLongest(Duration longest) {
        return new Target(byteLimit, maxWidth, maxHeight, formats, jpegMode, crop, Optional.of(longest), sparing);
    }

    /** For what is loaded while somebody waits: bytes that are not seen would only make it slower. */
    public Target sparingly() {
        return new Target(byteLimit, maxWidth, maxHeight, formats, jpegMode, crop, longest, true);
    }

    /** How long a clip may play here: to its end, or to that of the target. */
    double seconds(Source clip) throws DamagedException {
        if (clip.seconds() <= 0) {
            throw DamagedException.corrupt("the file does not say how long it plays");
        }
        return longest.map(most -> Math.min(most.toMillis() / 1000.0, clip.seconds()))
                .orElse(clip.seconds());
    }

    public boolean allows(Format format) {
        return formats.contains(format);
    }

    /**
     * Equal for equal targets, the same after every restart, safe as a file name: with the asset's hash it names a
     * rendition. Example: {@code p3_307200_1080x1440_jpeg-png_baseline_4x3_500_400}. {@link #ofKey} reads it.
     */
    public String key() {
        String names = formats.stream().map(Format::name).collect(Collectors.joining("-"));
        String shape = crop.map(c -> "_" + c.aspectWidth() + "x" + c.aspectHeight() + "_"
                        + Math.round(c.focusX() * 1000) + "_" + Math.round(c.focusY() * 1000))
                .orElse("");
        String end = longest.map(time -> "_" + time.toMillis() + "ms").orElse("");
        return ("p" + PIPELINE + "_" + byteLimit + "_" + maxWidth + "x" + maxHeight + "_" + names + "_" + jpegMode
                        + shape + end + (sparing ? "_sparing" : ""))
                .toLowerCase(Locale.ROOT);
    }

    /** The target of a key; empty for one of an older pipeline, which gave other bytes, and for what is no key. */
    public static Optional<Target> ofKey(String key) {
        Matcher parts = KEY.matcher(key);
        if (!parts.matches() || !parts.group("pipeline").equals(Integer.toString(PIPELINE))) {
            return Optional.empty();
        }
        try {
            Set<Format> formats = Stream.of(parts.group("formats").split("-"))
                    .map(name -> Format.valueOf(name.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
            var target = new Target(
                    number(parts, "bytes"),
                    number(parts, "width"),
                    number(parts, "height"),
                    formats,
                    JpegMode.valueOf(parts.group("mode").toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(parts.group("across"))
                            .map(_ -> new Crop(
                                    number(parts, "across"),
                                    number(parts, "down"),
                                    number(parts, "x") / 1000.0,
                                    number(parts, "y") / 1000.0)),
                    Optional.ofNullable(parts.group("millis")).map(millis -> Duration.ofMillis(Long.parseLong(millis))),
                    parts.group("sparing") != null);
            return Optional.of(target).filter(found -> found.key().equals(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, String name) {
        return Integer.parseInt(parts.group(name));
    }
}
