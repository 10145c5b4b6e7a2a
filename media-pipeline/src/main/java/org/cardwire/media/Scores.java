package org.cardwire.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.decode.Decoder;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.score.PhoneScore;

/** Scores renditions by what a handset decodes from their bytes. An animation has the mean of a few of its moments. */
final class Scores {
    private static final int MOMENTS = 5;

    private final Deadline deadline;

    Scores(Deadline deadline) {
        this.deadline = deadline;
    }

    /** @param original cut, upright, in sRGB, at the size at which a phone shows it or the rendition's, if that is larger */
    double still(Pixels original, Rendition rendition) throws DamagedException {
        return new PhoneScore(original, deadline).of(decoded(rendition));
    }

    /** @param size at which the original's frames are compared, the rendition's or larger */
    double moving(Animation original, Size size, Rendition rendition) throws DamagedException {
        var whole = new Box(0, 0, rendition.width(), rendition.height());
        var made = Animation.gif(rendition.bytes(), whole, deadline);
        List<Pixels> before = moments(original, size);
        List<Pixels> after = moments(made, new Size(rendition.width(), rendition.height()));
        double sum = 0;
        for (int i = 0; i < MOMENTS; i++) {
            sum += new PhoneScore(before.get(i), deadline).of(after.get(i));
        }
        return sum / MOMENTS;
    }

    /** The frames that are seen at moments evenly spread over the playing time, so that frames left out are missed. */
    private static List<Pixels> moments(Animation animation, Size size) throws DamagedException {
        long[] time = new long[1];
        animation.play(size, 1, (frame, delay) -> time[0] += shown(delay));
        long whole = time[0];
        time[0] = 0;
        List<Pixels> seen = new ArrayList<>();
        animation.play(size, 1, (frame, delay) -> {
            time[0] += shown(delay);
            while (seen.size() < MOMENTS && (2 * seen.size() + 1) * whole < 2 * MOMENTS * time[0]) {
                seen.add(frame);
            }
        });
        return seen;
    }

    /** A frame without a delay is seen as well. */
    private static int shown(int delay) {
        return Math.max(1, delay);
    }

    private Pixels decoded(Rendition rendition) throws DamagedException {
        String format = rendition.encoding().format().name().toLowerCase(Locale.ROOT);
        return Decoder.pixels(rendition.bytes(), format, deadline);
    }
}
