package org.cardwire.media;

import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.score.PhoneScore;

/** Scores renditions by what a handset shows of them. An animation has the mean of a few of its moments. */
final class Scores {
    private static final int MOMENTS = 5;

    private final Deadline deadline;

    Scores(Deadline deadline) {
        this.deadline = deadline;
    }

    /** @param original at the size at which a phone shows it or the rendition's, if that is larger */
    double still(PhoneScore original, Rendition rendition) throws DamagedException {
        return original.of(rendition.shown().pixels(deadline));
    }

    /**
     * Each frame is compared with the one that it was made of: how smoothly it moves is not in the score.
     *
     * @param size at which the original's frames are compared, the rendition's or larger
     */
    double moving(Animation original, Size size, Rendition rendition, Plan.Gif gif) throws DamagedException {
        var made = Animation.gif(rendition.bytes(), new Box(0, 0, rendition.width(), rendition.height()), deadline);
        List<Pixels> before = moments(original, size, gif.keptEvery(), gif.frames());
        List<Pixels> after = moments(made, new Size(rendition.width(), rendition.height()), 1, gif.frames());
        double sum = 0;
        for (int i = 0; i < before.size(); i++) {
            sum += new PhoneScore(before.get(i), deadline).of(after.get(i));
        }
        return sum / before.size();
    }

    /** A few frames, evenly spread over all. */
    private static List<Pixels> moments(Animation animation, Size size, int keptEvery, int frames)
            throws DamagedException {
        int count = Math.min(MOMENTS, frames);
        int[] at = new int[1];
        List<Pixels> seen = new ArrayList<>();
        animation.play(size, keptEvery, (frame, delay) -> {
            if (at[0]++ == (2 * seen.size() + 1) * frames / (2 * count)) {
                seen.add(frame);
            }
        });
        return seen;
    }
}
