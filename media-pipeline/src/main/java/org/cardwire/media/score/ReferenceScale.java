package org.cardwire.media.score;

import java.util.stream.IntStream;

/** The reference at one scale: three planes, and what of them counts. */
final class ReferenceScale {
    private static final int PLANES = 3;

    private final Weights weights;
    private final int scales;
    private final int scale;
    private final ReferencePlane[] planes;

    ReferenceScale(LinearPicture picture, Weights weights, int scales, int scale) {
        this.weights = weights;
        this.scales = scales;
        this.scale = scale;
        var passes = IntStream.range(0, PLANES)
                .mapToObj(plane ->
                        new ReferencePlane.Pass(picture.width(), picture.height(), weights.parts(scales, plane, scale)))
                .toArray(ReferencePlane.Pass[]::new);
        run(picture, passes);
        planes = IntStream.range(0, PLANES).mapToObj(p -> passes[p].plane()).toArray(ReferencePlane[]::new);
    }

    /** The weighted sum of what this scale adds to the error of a candidate of the same size. */
    double error(LinearPicture candidate) {
        var passes = IntStream.range(0, PLANES)
                .mapToObj(plane -> new PlaneErrors(planes[plane], candidate.width()))
                .toArray(PlaneErrors[]::new);
        run(candidate, passes);
        double sum = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            double[] numbers = passes[plane].numbers();
            for (int number = 0; number < numbers.length; number++) {
                sum += weights.of(scales, plane, scale, number) * numbers[number];
            }
        }
        return sum;
    }

    private void run(LinearPicture picture, RowPass[] passes) {
        Parts[] parts = IntStream.range(0, PLANES)
                .mapToObj(plane -> weights.parts(scales, plane, scale))
                .toArray(Parts[]::new);
        var xyb = new Xyb(picture.width());
        for (int y = 0; y < picture.height(); y++) {
            float[][] rows = xyb.row(picture.red()[y], picture.green()[y], picture.blue()[y], parts[2].any());
            for (int plane = 0; plane < PLANES; plane++) {
                if (parts[plane].any()) {
                    passes[plane].next(rows[plane]);
                }
            }
        }
        for (int plane = 0; plane < PLANES; plane++) {
            if (parts[plane].any()) {
                passes[plane].end();
            }
        }
    }
}
