package org.cardwire.media.score;

import java.util.EnumMap;
import java.util.Map;

/** The reference at one scale: its planes that count. */
final class ReferenceScale {
    private final Weights weights;
    private final int scales;
    private final int scale;
    private final Map<Plane, ReferencePlane> planes = new EnumMap<>(Plane.class);

    ReferenceScale(LinearPicture picture, Weights weights, int scales, int scale) {
        this.weights = weights;
        this.scales = scales;
        this.scale = scale;
        Map<Plane, ReferencePlane.Pass> passes = new EnumMap<>(Plane.class);
        for (Plane plane : Plane.values()) {
            Parts parts = weights.parts(scales, plane, scale);
            if (parts.any()) {
                passes.put(plane, new ReferencePlane.Pass(picture.width(), picture.height(), parts));
            }
        }
        run(picture, passes);
        passes.forEach((plane, pass) -> planes.put(plane, pass.plane()));
    }

    /** What this scale adds to the error of a candidate of the same size. */
    double error(LinearPicture candidate) {
        Map<Plane, PlaneErrors> passes = new EnumMap<>(Plane.class);
        planes.forEach((plane, reference) -> passes.put(plane, new PlaneErrors(reference, candidate.width())));
        run(candidate, passes);
        double sum = 0;
        for (var pass : passes.entrySet()) {
            double[] numbers = pass.getValue().numbers();
            for (int number = 0; number < numbers.length; number++) {
                sum += weights.of(scales, pass.getKey(), scale, number) * numbers[number];
            }
        }
        return sum;
    }

    private static void run(LinearPicture picture, Map<Plane, ? extends RowPass> passes) {
        if (passes.isEmpty()) {
            return;
        }
        var xyb = new Xyb(picture.width());
        for (int y = 0; y < picture.height(); y++) {
            xyb.take(picture.red()[y], picture.green()[y], picture.blue()[y], passes.containsKey(Plane.B));
            passes.forEach((plane, pass) -> pass.next(xyb.row(plane)));
        }
        passes.values().forEach(RowPass::end);
    }
}
