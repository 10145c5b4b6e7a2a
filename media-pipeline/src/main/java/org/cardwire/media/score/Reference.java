package org.cardwire.media.score;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;

/**
 * A picture that others are compared with: what belongs to it alone is computed once for all of them. One reference
 * scores candidates on any number of threads. Where the reference is transparent, a candidate's score is the smaller of
 * those on dark and on light grey.
 *
 * <p>For each pixel it holds about 20 bytes, twice as many when it is transparent.
 */
public final class Reference {
    /** Narrower or lower pictures have no score. */
    public static final int SMALLEST_SIDE = 8;

    private static final float DARK = 0.1f;
    private static final float MIDDLE = 0.5f;
    private static final float LIGHT = 0.9f;

    private final int width;
    private final int height;
    private final boolean opaque;
    private final List<OnGround> grounds;

    /** The reference as it looks on one ground. */
    private record OnGround(float ground, List<ReferenceScale> scales) {}

    Reference(Pixels picture, Weights weights, Deadline deadline) {
        width = picture.width();
        height = picture.height();
        opaque = picture.opaque();
        if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + " is too small for a score");
        }
        grounds = opaque
                ? List.of(new OnGround(MIDDLE, scales(LinearPicture.of(picture), weights, deadline)))
                : List.of(
                        new OnGround(DARK, scales(LinearPicture.on(DARK, picture), weights, deadline)),
                        new OnGround(LIGHT, scales(LinearPicture.on(LIGHT, picture), weights, deadline)));
    }

    /** @param picture at least {@value #SMALLEST_SIDE} pixels wide and high */
    public static Reference of(Pixels picture, Deadline deadline) {
        return new Reference(picture, Weights.SIGNIFICANT, deadline);
    }

    /**
     * At most 100, which is what an identical picture has; there is no lower end.
     *
     * @param candidate as wide and high as the reference
     */
    public double score(Pixels candidate, Deadline deadline) {
        if (candidate.width() != width || candidate.height() != height) {
            throw new IllegalArgumentException("%dx%d cannot be compared with %dx%d"
                    .formatted(candidate.width(), candidate.height(), width, height));
        }
        return grounds.stream()
                .mapToDouble(on -> score(candidate, on, deadline))
                .min()
                .orElseThrow();
    }

    /** Each scale by itself; their errors are added in their order. */
    private static double score(Pixels candidate, OnGround on, Deadline deadline) {
        LinearPicture picture =
                candidate.opaque() ? LinearPicture.of(candidate) : LinearPicture.on(on.ground, candidate);
        List<LinearPicture> pictures = halved(picture, on.scales.size());
        double[] errors = new double[pictures.size()];
        deadline.each(errors.length, i -> {
            deadline.check();
            errors[i] = on.scales.get(i).error(pictures.get(i));
        });
        return score(Arrays.stream(errors).reduce(0, Double::sum));
    }

    private static List<ReferenceScale> scales(LinearPicture picture, Weights weights, Deadline deadline) {
        int count = count(Math.min(picture.width(), picture.height()));
        List<LinearPicture> pictures = halved(picture, count);
        var scales = new ReferenceScale[count];
        deadline.each(count, i -> {
            deadline.check();
            scales[i] = new ReferenceScale(pictures.get(i), weights, count, i);
        });
        return List.of(scales);
    }

    private static List<LinearPicture> halved(LinearPicture picture, int count) {
        return Stream.iterate(picture, LinearPicture::halved).limit(count).toList();
    }

    /** What is at least {@value #SMALLEST_SIDE} wide and high is halved once more. */
    private static int count(int side) {
        return side < SMALLEST_SIDE ? 1 : Math.min(Weights.MAX_SCALES, 1 + count((side + 1) / 2));
    }

    private static double score(double error) {
        double u = 0.9562382616834844 * error;
        double v = 2.326765642916932 * u - 0.020884521182843837 * u * u + 0.00006248496625763138 * u * u * u;
        return v > 0 ? 100 - 10 * Math.pow(v, 0.6276336467831387) : 100;
    }
}
