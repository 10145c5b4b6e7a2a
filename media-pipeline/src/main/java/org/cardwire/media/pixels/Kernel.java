package org.cardwire.media.pixels;

/**
 * The weights with which the source samples of one axis make its output samples: Lanczos with three lobes, widened by
 * the reduction, so that nothing finer than the output can show aliases through.
 */
final class Kernel {
    private static final double LOBES = 3;
    private static final double TINY = 1e-6;

    final int[] first;
    final float[][] weights;

    /**
     * @param from where the part of the axis begins that is scaled, {@code length} samples long, of {@code available}
     *     samples; only samples that it touches count
     */
    Kernel(double from, double length, int available, int outputs) {
        first = new int[outputs];
        weights = new float[outputs][];
        double step = length / outputs;
        double reach = LOBES * Math.max(1, step);
        int lowest = Math.min(available - 1, (int) Math.floor(from + TINY));
        int highest = Math.clamp((int) Math.ceil(from + length - TINY) - 1, lowest, available - 1);
        for (int i = 0; i < outputs; i++) {
            double centre = from + (i + 0.5) * step;
            int low = Math.clamp((int) Math.floor(centre - reach - 0.5) + 1, lowest, highest);
            int high = Math.clamp((int) Math.ceil(centre + reach - 0.5) - 1, low, highest);
            first[i] = low;
            weights[i] = normalised(low, high, centre, Math.max(1, step));
        }
    }

    int last(int output) {
        return first[output] + weights[output].length - 1;
    }

    /** How many outputs at most have some of their sources, but not yet all. */
    int mostAtOnce() {
        int most = 1;
        int oldest = 0;
        for (int row = 0; row < first.length; row++) {
            while (last(oldest) < first[row]) {
                oldest++;
            }
            most = Math.max(most, row - oldest + 1);
        }
        return most;
    }

    private static float[] normalised(int low, int high, double centre, double stretch) {
        double[] raw = new double[high - low + 1];
        double sum = 0;
        for (int i = 0; i < raw.length; i++) {
            raw[i] = lanczos((low + i + 0.5 - centre) / stretch);
            sum += raw[i];
        }
        float[] scaled = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            scaled[i] = (float) (raw[i] / sum);
        }
        return scaled;
    }

    private static double lanczos(double x) {
        if (Math.abs(x) < 1e-9) {
            return 1;
        }
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double angle = Math.PI * x;
        return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
    }
}
