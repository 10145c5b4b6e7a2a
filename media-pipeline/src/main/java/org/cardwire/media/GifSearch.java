package org.cardwire.media;

import java.util.Optional;

/**
 * What an animation is tried as next, from the bytes that the last trials had. What harms least is given up first: a loss that
 * hardly shows; then frames, where enough of them stay; then size. The size is looked for at the loss that may just be borne,
 * and the loss then fills the limit. Only what is too much at the smallest size loses more, colours and more frames.
 */
final class GifSearch {
    /** Squared error a bit: SSIM and score are best at 1 to 4 for drawings, pans and films; beyond, a smaller size shows more. */
    private static final double BORNE = 2;

    private static final double MOST_LOSS = 100;
    private static final int MANY_COLOURS = 255;
    private static final int FEW_COLOURS = 31;
    private static final int MOST_LEFT_OUT = 4;
    /** A second of animation that has so many frames moves smoothly enough. */
    private static final double SMOOTH = 8;
    /** Frames are left out before the size falls below this part of the largest. */
    private static final double LARGE = 0.6;

    private static final double AIM = 0.985;
    private static final double GOOD_FILL = 0.97;
    /** Bytes off by so much are for the loss to mend. */
    private static final double NEAR = 1.12;

    private static final int MOST_SIZES = 5;
    private static final int MOST_TRIALS = 12;
    /** Bytes by area, and by the frames kept, where nothing is known yet. */
    private static final double AREA_POWER = 0.85;

    private static final double FRAMES_POWER = 0.7;
    /** Bytes by loss: {@code (loss + SOFT) ^ power}. */
    private static final double USUAL_LOSS_POWER = -0.25;

    private static final double STEEPEST = -2;
    private static final double FLATTEST = -0.03;

    private static final double SOFT = 0.05;

    /** @param factor of the largest size's edges */
    record Step(double factor, int keptEvery, int colours, double loss) {}

    private final int limit;
    private final double smallest;
    private final double framesPerSecond;

    private boolean sizing = true;
    private int trials;
    /** Of this shape: the least loss that fits, the most that does not, and their bytes; 0 bytes where there is none. */
    private Step under = new Step(0, 0, 0, MOST_LOSS);

    private int underBytes;
    private Step over = new Step(0, 0, 0, 0);
    private int overBytes;
    private Optional<Step> before = Optional.empty();
    private int beforeBytes;

    /** @param smallest factor that is worth looking at */
    GifSearch(int limit, double smallest, double framesPerSecond) {
        this.limit = limit;
        this.smallest = smallest;
        this.framesPerSecond = framesPerSecond;
    }

    /** @param factor at which a trial is quick */
    Step first(double factor) {
        return new Step(Math.clamp(factor, smallest, 1), 1, MANY_COLOURS, BORNE);
    }

    /** Empty when nothing better can be found, or nothing that fits. */
    Optional<Step> next(Step made, int bytes) {
        trials++;
        if (sizing) {
            Step sized = sized(made, bytes);
            if (trials < MOST_SIZES && differs(sized, made)) {
                return Optional.of(sized);
            }
            sizing = false;
        }
        note(made, bytes);
        boolean lossless = bytes <= limit && made.loss == 0;
        if (trials >= MOST_TRIALS || bytes <= limit && bytes >= GOOD_FILL * limit || lossless && made.factor == 1) {
            return Optional.empty();
        }
        if (lossless) {
            forget();
            return Optional.of(new Step(factor(made, AIM * limit / bytes), made.keptEvery, made.colours, 0));
        }
        return underBytes == 0 && made.loss >= MOST_LOSS ? harsher(made) : Optional.of(withLoss(made, bytes));
    }

    /** The full size is worth a trial even if little is missing. */
    private static boolean differs(Step sized, Step made) {
        double near = sized.factor == 1 ? 0 : Math.log(NEAR) / (2 * AREA_POWER);
        return sized.keptEvery != made.keptEvery || Math.abs(Math.log(sized.factor / made.factor)) > near;
    }

    private Step sized(Step made, int bytes) {
        double ratio = AIM * limit / bytes;
        int most = (int) Math.clamp(framesPerSecond / SMOOTH, 1, MOST_LEFT_OUT);
        Step sized = new Step(factor(made, ratio), made.keptEvery, made.colours, made.loss);
        while (sized.factor < LARGE && sized.keptEvery < most) {
            int every = sized.keptEvery + 1;
            double fewer = ratio * Math.pow((double) every / made.keptEvery, FRAMES_POWER);
            sized = new Step(factor(made, fewer), every, made.colours, made.loss);
        }
        return sized;
    }

    private double factor(Step made, double ratio) {
        return Math.clamp(made.factor * Math.pow(ratio, 1 / (2 * AREA_POWER)), smallest, 1);
    }

    private void note(Step made, int bytes) {
        if (bytes <= limit) {
            under = made;
            underBytes = bytes;
        } else {
            over = made;
            overBytes = bytes;
        }
    }

    private Step withLoss(Step made, int bytes) {
        double soft = (made.loss + SOFT) * Math.pow(AIM * limit / bytes, 1 / power(made, bytes));
        double loss = soft <= 2 * SOFT && overBytes == 0 ? 0 : Math.clamp(soft - SOFT, 0, MOST_LOSS);
        if (underBytes > 0 && overBytes > 0 && (loss <= over.loss || loss >= under.loss)) {
            loss = Math.sqrt((over.loss + SOFT) * (under.loss + SOFT)) - SOFT;
        }
        before = Optional.of(made);
        beforeBytes = bytes;
        return new Step(made.factor, made.keptEvery, made.colours, loss);
    }

    /** How bytes follow the loss, as seen in the last two trials. */
    private double power(Step made, int bytes) {
        if (before.isEmpty() || before.get().loss == made.loss) {
            return USUAL_LOSS_POWER;
        }
        double byLoss = Math.log((made.loss + SOFT) / (before.get().loss + SOFT));
        return Math.clamp(Math.log((double) bytes / beforeBytes) / byLoss, STEEPEST, FLATTEST);
    }

    /** What another shape had says nothing about this one. */
    private void forget() {
        underBytes = 0;
        overBytes = 0;
        before = Optional.empty();
    }

    private Optional<Step> harsher(Step made) {
        forget();
        if (made.colours > FEW_COLOURS) {
            return Optional.of(new Step(made.factor, made.keptEvery, FEW_COLOURS, MOST_LOSS));
        }
        return made.keptEvery < MOST_LEFT_OUT
                ? Optional.of(new Step(made.factor, MOST_LEFT_OUT, FEW_COLOURS, MOST_LOSS))
                : Optional.empty();
    }
}
