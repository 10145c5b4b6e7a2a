package org.cardwire.media.jpeg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * Finds the finest quantisation of one picture whose file stays within a byte limit. The picture's spectrum says where to
 * begin; each trial then tells by how much the spectrum's guess is wrong for this picture, and the next one is seldom
 * more than a percent away.
 */
public final class JpegSearch {
    /** Every step of the tables is at its lowest; there is nothing more to gain. */
    public static final double FINEST = 0.01;
    /** Nearly every step is at its highest. */
    public static final double COARSEST = 16;

    /**
     * Guessed scale of the tables under which bytes buy more as colour samples than as finer steps: in any picture, for each
     * square of {@link Coefficients#colourLost}, and where there is most of that. On 14 photographs to seven limits from
     * 60 to 600 KB that scores 0.03 points less than the better of both, one threshold for all 0.07.
     */
    private static final double FULL_COLOUR_UNDER = 0.08;

    private static final double FOR_COLOUR_LOST = 0.02;
    private static final double FULL_COLOUR_MOST = 0.25;

    /** From so many values in a block on, a refining pass pays for itself. */
    private static final double REFINE_FROM = 5.5;

    private static final double AIM = 0.995;
    /** Two scales so near have the same tables but for one or two steps. */
    private static final double SMALLEST_STEP = 0.008;
    /** A scale between two others keeps so much of their distance from either. */
    private static final double INNERMOST = 0.05;
    /** Of the logarithm of the scale for that of the file's size: photographs that were JPEGs before have odd spectra. */
    private static final double LEAST_MOVE = 0.6;

    private static final double MOST_MOVE = 10;
    private static final int MAX_TRIALS = 7;
    /** After so many files over the limit, each next one is coarser by at least this factor. */
    private static final int PATIENCE = 4;

    private static final double STRIDE = 1.15;
    /** Between two tables a file may be reached by weighing bits more or less; so many trials at most. */
    private static final int MAX_TUNINGS = 4;

    /** Of the logarithm of a file's size, how near it has to be for that, so that the weight is not far from the best one. */
    private static final double NEAR = 0.03;
    /** By how much the logarithm of the size falls with that of the weight, where tables are scaled by 1; finer ones tell less. */
    private static final double TUNING = 0.2;

    private static final double LEAST_THRIFT = 0.1;
    private static final double MOST_THRIFT = 4;

    private final JpegWriter writer;
    private final Quantised quantised;
    private final Spectrum spectrum;
    private final boolean progressive;
    private final Care care;
    private final Deadline deadline;

    /**
     * A file and what it took.
     *
     * @param tableScale factor on the quantisation tables
     * @param thrift how much bits weighed against precision
     * @param trials files written to find this one
     */
    public record Encoded(byte[] bytes, double tableScale, double thrift, int trials) {
        private Encoded after(int trials) {
            return new Encoded(bytes, tableScale, thrift, trials);
        }
    }

    public JpegSearch(Coefficients picture, boolean progressive, Care care, Deadline deadline) {
        this.quantised = new Quantised(picture, deadline);
        this.writer = new JpegWriter(quantised);
        this.spectrum = picture.spectrum;
        this.progressive = progressive;
        this.care = care;
        this.deadline = deadline;
    }

    /**
     * With all of the colour where bytes are plenty, else with half.
     *
     * @param picture with half of its colour, or with all
     */
    public static JpegSearch of(
            Function<Chroma, Coefficients> picture, int limit, boolean progressive, Care care, Deadline deadline) {
        Coefficients fewer = picture.apply(Chroma.HALF);
        var half = new JpegSearch(fewer, progressive, care, deadline);
        double forColour = FOR_COLOUR_LOST * fewer.colourLost * fewer.colourLost;
        return half.guess(limit) < Math.clamp(forColour, FULL_COLOUR_UNDER, FULL_COLOUR_MOST)
                ? new JpegSearch(picture.apply(Chroma.FULL), progressive, care, deadline)
                : half;
    }

    /** The scale at which the limit is probably met, guessed without a trial. */
    public double guess(int limit) {
        double thrifty = spectrum.scale(limit * AIM, Rate.of(progressive, true), FINEST, COARSEST);
        return trellis(thrifty) ? thrifty : spectrum.scale(limit * AIM, Rate.of(progressive, false), FINEST, COARSEST);
    }

    /** About what a file at this scale takes, guessed without a trial. */
    public int bytes(double scale) {
        return (int) Math.ceil(spectrum.bytes(scale, Rate.of(progressive, trellis(scale))));
    }

    private boolean trellis(double scale) {
        return scale >= care.trellisFrom;
    }

    /** The finest file found within the limit; the coarsest of all, over the limit, when there is none. */
    public Encoded within(int limit) {
        Optional<Encoded> best = Optional.empty();
        Optional<Encoded> over = Optional.empty();
        double next = guess(limit);
        double thrift = trellis(next) ? 1 : 0;
        int trials = 0;
        while (next > 0 && (trials < MAX_TRIALS || best.isEmpty())) {
            Encoded trial = at(next, thrift, ++trials);
            if (trial.bytes.length > limit) {
                over = Optional.of(trial);
            } else {
                best = Optional.of(trial);
                if (trial.bytes.length >= limit * (trials == 1 ? care.fill : care.enough)) {
                    return trial;
                }
            }
            next = thrift > 0 && between(best, over, limit)
                    ? 0
                    : next(best, over, limit * AIM, Rate.of(progressive, thrift > 0));
        }
        if (best.isEmpty()) {
            return at(COARSEST, 1, trials + 1);
        }
        if (over.isEmpty() || care == Care.QUICK) {
            return best.get().after(trials);
        }
        Encoded near = thrift > 0 ? nearest(best.get(), over.get(), limit) : over.get();
        return tuned(near, best.get(), limit, trials);
    }

    /** Whether the limit lies between two files, one of them so near that its tables will do. */
    private static boolean between(Optional<Encoded> best, Optional<Encoded> over, int limit) {
        return best.isPresent()
                && over.isPresent()
                && Math.abs(excess(nearest(best.get(), over.get(), limit), limit)) < NEAR;
    }

    private static Encoded nearest(Encoded one, Encoded other, int limit) {
        return Math.abs(excess(one, limit)) < Math.abs(excess(other, limit)) ? one : other;
    }

    /** Of the logarithm of the size over the one aimed at. */
    private static double excess(Encoded file, int limit) {
        return Math.log(file.bytes.length / (limit * AIM));
    }

    /** By the tables of a file that is near the limit: bits are weighed so that it fills it. */
    private Encoded tuned(Encoded near, Encoded fits, int limit, int trials) {
        Encoded best = fits;
        Encoded last = near;
        double thrift = Math.max(near.thrift, LEAST_THRIFT);
        double power = TUNING * Math.sqrt(near.tableScale);
        int made = trials;
        while (made < trials + MAX_TUNINGS && best.bytes.length < limit * care.enough) {
            double next = Math.clamp(thrift * Math.exp(excess(last, limit) / power), LEAST_THRIFT, MOST_THRIFT);
            if (next == thrift) {
                break;
            }
            Encoded trial = at(near.tableScale, next, ++made);
            power = Math.clamp(
                    Math.log((double) last.bytes.length / trial.bytes.length) / Math.log(next / thrift),
                    power / 4,
                    power * 4);
            best = trial.bytes.length <= limit && trial.bytes.length > best.bytes.length ? trial : best;
            last = trial;
            thrift = next;
        }
        return best.after(made);
    }

    /** What a decoder shows of a file that was found here. */
    public Pixels shown(Encoded file) {
        quantised.quantise(file.tableScale, file.thrift);
        return quantised.shown();
    }

    private Encoded at(double scale, double thrift, int trials) {
        deadline.check();
        quantised.quantise(scale, thrift);
        return new Encoded(writer.write(script(scale)), scale, thrift, trials);
    }

    /** The scale to try next, or 0 when there is none: between what fits and what does not, or beyond the only one known. */
    private double next(Optional<Encoded> best, Optional<Encoded> over, double aim, Rate rate) {
        if (best.isEmpty()) {
            Encoded last = over.orElseThrow();
            double least = last.trials < PATIENCE ? 0 : Math.min(COARSEST, last.tableScale * STRIDE);
            return last.tableScale >= COARSEST ? 0 : Math.max(least, beyond(last, aim, rate));
        }
        if (over.isEmpty()) {
            return best.get().tableScale <= FINEST ? 0 : beyond(best.get(), aim, rate);
        }
        double fits = Math.log(best.get().tableScale);
        double tooFine = Math.log(over.get().tableScale);
        if (fits - tooFine < SMALLEST_STEP) {
            return 0;
        }
        double large = Math.log(over.get().bytes.length);
        double part = (large - Math.log(aim)) / (large - Math.log(best.get().bytes.length));
        return Math.exp(tooFine + Math.clamp(part, INNERMOST, 1 - INNERMOST) * (fits - tooFine));
    }

    /** What the spectrum says once it is known by how much it was wrong, as far as file sizes usually follow scales. */
    private double beyond(Encoded trial, double aim, Rate rate) {
        double wrong = trial.bytes.length / spectrum.bytes(trial.tableScale, rate);
        double told = Math.log(spectrum.scale(aim / wrong, rate, FINEST, COARSEST) / trial.tableScale);
        double ratio = Math.log(trial.bytes.length / aim);
        double move = ratio > 0
                ? Math.clamp(told, ratio * LEAST_MOVE, ratio * MOST_MOVE)
                : Math.clamp(told, ratio * MOST_MOVE, ratio * LEAST_MOVE);
        return Math.clamp(trial.tableScale * Math.exp(move), FINEST, COARSEST);
    }

    private List<Scan> script(double scale) {
        if (!progressive) {
            return List.of(Scan.SEQUENTIAL);
        }
        return spectrum.survivors(scale) < REFINE_FROM ? Scan.PLAIN : Scan.REFINED;
    }
}
