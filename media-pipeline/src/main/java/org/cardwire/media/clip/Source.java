package org.cardwire.media.clip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.media.header.DamagedException;

/**
 * What ffprobe says of a file, before any frame is decoded.
 *
 * @param seconds of the longest stream, as the container promises; 0 for a still
 * @param tiles of a still that is stored so: the video is the whole then
 */
public record Source(double seconds, Optional<Video> video, Optional<Audio> audio, Optional<Tiles> tiles) {
    private static final String ENTRIES = "format=duration"
            + ":stream=index,codec_type,width,height,avg_frame_rate,sample_aspect_ratio,channels"
            + ":stream_side_data=rotation:stream_disposition=attached_pic:stream_group=type" + Tiles.ENTRIES;

    /**
     * @param width as shown: upright, with square pixels
     * @param storedPixels of one frame as it is decoded
     * @param rate frames a second, on average
     */
    public record Video(int stream, int width, int height, long storedPixels, double rate) {}

    public record Audio(int stream, int channels) {}

    public static Source of(Workbench bench) throws DamagedException {
        Map<String, String> found = new HashMap<>();
        bench.probe(ENTRIES).lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                found.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        });
        Optional<Video> video = Optional.empty();
        Optional<Audio> audio = Optional.empty();
        for (int i = 0; found.containsKey("streams.stream." + i + ".index"); i++) {
            var stream = new Stream(found, "streams.stream." + i + ".");
            if (video.isEmpty() && stream.isVideo()) {
                video = Optional.of(stream.video());
            }
            if (audio.isEmpty() && stream.is("audio")) {
                audio = Optional.of(stream.audio());
            }
        }
        Optional<Tiles> tiles = Tiles.of(found, bench);
        if (tiles.isPresent()) {
            video = tiles.map(Tiles::whole);
        }
        return new Source(number(found.getOrDefault("format.duration", "0")), video, audio, tiles);
    }

    /** The same with its length as its packets have it, for a container that promises none, as of a recording that broke off. */
    public Source counted(Workbench bench) throws DamagedException {
        double counted =
                bench.read(1, _ -> {}, List.of("-map", "0:v?", "-map", "0:a?", "-c", "copy", "-f", "null", "-"));
        return new Source(counted, video, audio, tiles);
    }

    private record Stream(Map<String, String> found, String prefix) {
        boolean is(String type) {
            return text("codec_type").equals(type);
        }

        /** A cover picture is not a film. */
        boolean isVideo() {
            return is("video")
                    && !text("disposition.attached_pic").equals("1")
                    && whole("width") > 0
                    && whole("height") > 0;
        }

        Video video() {
            double wide = whole("width") * ratio("sample_aspect_ratio", ':', 1);
            int width = (int) Math.clamp(Math.round(wide), 1, 1 << 20);
            boolean sideways = Math.abs(number(rotation())) % 180 == 90;
            return new Video(
                    whole("index"),
                    sideways ? whole("height") : width,
                    sideways ? width : whole("height"),
                    (long) whole("width") * whole("height"),
                    ratio("avg_frame_rate", '/', 25));
        }

        Audio audio() {
            return new Audio(whole("index"), Math.max(1, whole("channels")));
        }

        private String rotation() {
            return found.keySet().stream()
                    .filter(key -> key.startsWith(prefix) && key.endsWith(".rotation"))
                    .map(key -> found.getOrDefault(key, "0"))
                    .findFirst()
                    .orElse("0");
        }

        private String text(String name) {
            return found.getOrDefault(prefix + name, "");
        }

        private int whole(String name) {
            return (int) Math.clamp(number(text(name)), 0, Integer.MAX_VALUE);
        }

        private double ratio(String name, char sign, double otherwise) {
            String[] parts = text(name).split(String.valueOf(sign), -1);
            double ratio = parts.length == 2 ? number(parts[0]) / number(parts[1]) : 0;
            return Double.isFinite(ratio) && ratio > 0 ? ratio : otherwise;
        }
    }

    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0; // "N/A": unknown
        }
    }
}
