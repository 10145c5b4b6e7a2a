package org.cardwire.media.jpeg;

import java.util.List;
import java.util.Optional;
import org.cardwire.media.pixels.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Finds the finest quantisation of one picture whose file stays within a byte limit. File size falls almost straight
 * with the table's scale when both are seen as logarithms, so each trial tells well where the next should be (secant).
 */
public final class JpegSearch {
    /** Finer than this (about quality 95) no eye gains, whatever the limit allows. */
    public static final double FINEST = 0.1;

    /** From this scale on, trading precision for bits in each block gains; finer, plain rounding is better. */
    private static final double TRELLIS_FROM = 0.45;

    private static final double GOOD_FILL = 0.98;
    private static final double AIM = 0.992;
    private static final double USUAL_SLOPE = -0.75;
    private static final double STEEPEST = -3;
    private static final double FLATTEST = -0.2;
    private static final double SMALLEST_STEP = 1e-3;
    private static final int MAX_TRIALS = 8;

    private final JpegWriter writer;
    private final Quantised quantised;
    private final boolean progressive;
    private final Deadline deadline;
    private List<Scan> script = List.of(Scan.SEQUENTIAL);
    private boolean trellis = true;
    private int trials;

    /**
     * A file and what it took.
     *
     * @param tableScale factor on the quantisation table
     * @param trials files written to find this one
     */
    public record Encoded(byte[] bytes, double tableScale, int trials) {}

    public JpegSearch(Coefficients picture, boolean progressive, Deadline deadline) {
        this.quantised = new Quantised(picture);
        this.writer = new JpegWriter(quantised);
        this.progressive = progressive;
        this.deadline = deadline;
    }

    /** One file at a given scale, whatever its size. */
    public Encoded at(double scale) {
        deadline.check();
        quantised.quantise(scale, trellis);
        byte[] bytes = trials == 0 && progressive ? withBestScript() : writer.write(script);
        return new Encoded(bytes, scale, ++trials);
    }

    /** Empty when even a file at the start's scale, which should be the coarsest bearable, is over the limit. */
    public Optional<Encoded> within(int limit, Encoded start) {
        if (start.bytes.length > limit) {
            return Optional.empty();
        }
        Encoded best = start;
        Encoded last = start;
        double finest = Math.log(FINEST);
        double over = finest - SMALLEST_STEP;
        double slope = USUAL_SLOPE;
        trellis = Math.exp(guess(start, limit, slope)) >= TRELLIS_FROM;
        while (best.bytes.length < limit * GOOD_FILL && best.tableScale > FINEST && trials < MAX_TRIALS) {
            double under = Math.log(best.tableScale);
            double guess = Math.max(finest, guess(last, limit, slope));
            double next = guess > over && guess < under ? guess : (over + under) / 2;
            if (under - next < SMALLEST_STEP) {
                break;
            }
            Encoded trial = at(Math.max(FINEST, Math.exp(next)));
            slope = slope(last, trial, slope);
            if (trial.bytes.length <= limit) {
                best = trial;
            } else {
                over = Math.max(over, next);
            }
            last = trial;
        }
        return Optional.of(new Encoded(best.bytes, best.tableScale, trials));
    }

    /** The logarithm of the scale at which a file should nearly fill the limit. */
    private static double guess(Encoded from, int limit, double slope) {
        return Math.log(from.tableScale) + (Math.log(limit * AIM) - Math.log(from.bytes.length)) / slope;
    }

    private static double slope(Encoded a, Encoded b, double usual) {
        double slope = Math.log((double) b.bytes.length / a.bytes.length) / Math.log(b.tableScale / a.tableScale);
        return slope > STEEPEST && slope < FLATTEST ? slope : usual;
    }

    /** The script that is smallest for one trial is so, or nearly so, for the next: it is chosen once. */
    private byte[] withBestScript() {
        byte @Nullable [] smallest = null;
        for (List<Scan> candidate : Scan.SCRIPTS) {
            byte[] bytes = writer.write(candidate);
            if (smallest == null || bytes.length < smallest.length) {
                smallest = bytes;
                script = candidate;
            }
        }
        return smallest == null ? writer.write(script) : smallest;
    }
}
