package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.media.clip.Programs;

/** Plain ffmpeg, as one would type it. */
record Ffmpeg(Programs programs, Path folder) {
    private static final Pattern SSIM = Pattern.compile("All:([0-9.]+)");

    /** What it said, once it has ended well. */
    Child run(List<String> arguments) throws IOException {
        String libraries = "LD_LIBRARY_PATH=" + programs.folder();
        List<String> all = new ArrayList<>(List.of("env", libraries, programs.folder() + "/ffmpeg", "-y", "-nostdin"));
        all.addAll(arguments);
        Child child = Child.run(folder, all);
        if (!child.ok()) {
            throw new IOException("ffmpeg says: " + child.output());
        }
        return child;
    }

    /** How much alike two clips look, frame by frame, at the size and rate of the second: 1 is the same. */
    double ssim(Path made, Path source, int width, int height, double rate) throws IOException {
        String judge = "[0:v]fps=%2$s,%1$s[made];[1:v]fps=%2$s,%1$s[source];[made][source]ssim"
                .formatted("scale=%d:%d:flags=bicubic,format=yuv420p".formatted(width, height), rate);
        return found(
                SSIM,
                run(List.of("-i", made.toString(), "-i", source.toString(), "-lavfi", judge, "-f", "null", "-"))
                        .output());
    }

    static double found(Pattern pattern, String said) throws IOException {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IOException("ffmpeg says: " + said);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
