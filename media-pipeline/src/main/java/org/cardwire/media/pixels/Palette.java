package org.cardwire.media.pixels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * At most 256 colours, with alpha, that stand for those of a picture. Few colours are kept as they are; many are cut
 * into boxes at the mean of the axis that varies most, the worst box first, and each colour is then moved to the middle
 * of what is nearest to it.
 */
public final class Palette {
    private static final int REFINEMENTS = 3;
    private static final int CHANNELS = 4;
    /** How much the eye minds an error: blue, green, red, alpha. */
    private static final float[] IMPORTANCE = {0.6f, 1.2f, 1f, 1.4f};

    private final int[] colours;
    private final boolean exact;

    private Palette(int[] colours, boolean exact) {
        this.colours = colours;
        this.exact = exact;
    }

    /** @param size 2 to 256 */
    public static Palette of(Histogram histogram, int size) {
        var few = histogram.exactColours(size);
        if (!few.isEmpty()) {
            return new Palette(few.stream().sorted().mapToInt(Integer::intValue).toArray(), true);
        }
        List<Bin> bins = bins(histogram);
        List<float[]> centres = cut(bins, size);
        for (int i = 0; i < REFINEMENTS; i++) {
            centres = refine(bins, centres);
        }
        int[] colours =
                centres.stream().mapToInt(Palette::pack).distinct().sorted().toArray();
        return new Palette(colours, false);
    }

    public int size() {
        return colours.length;
    }

    /** Not premultiplied ARGB. */
    public int colour(int index) {
        return colours[index];
    }

    /** Whether every colour of the picture is in here unchanged. */
    public boolean exact() {
        return exact;
    }

    /** The index of the entry that looks most like a colour. */
    public int nearest(int argb) {
        int best = 0;
        float least = Float.MAX_VALUE;
        for (int i = 0; i < colours.length; i++) {
            float distance = distance(argb, colours[i], least);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** Exact when it is less than {@code enough}, else some larger number. */
    private static float distance(int a, int b, float enough) {
        float sum = 0;
        for (int channel = 0; channel < CHANNELS && sum < enough; channel++) {
            float difference = IMPORTANCE[channel] * ((a >> 8 * channel & 255) - (b >> 8 * channel & 255));
            sum += difference * difference;
        }
        return sum;
    }

    private record Bin(float[] colour, long count) {}

    /** A set of bins and how far they lie from their common mean, weighed by pixels. */
    private record Cluster(List<Bin> bins, float[] mean, int widest, double error) {
        static Cluster of(List<Bin> bins) {
            double[] sum = new double[CHANNELS];
            double[] squares = new double[CHANNELS];
            double count = 0;
            for (Bin bin : bins) {
                count += bin.count;
                for (int c = 0; c < CHANNELS; c++) {
                    sum[c] += bin.count * (double) bin.colour[c];
                    squares[c] += bin.count * (double) bin.colour[c] * bin.colour[c];
                }
            }
            float[] mean = new float[CHANNELS];
            double total = 0;
            double most = -1;
            int widest = 0;
            for (int c = 0; c < CHANNELS; c++) {
                mean[c] = (float) (sum[c] / count);
                double spread = IMPORTANCE[c] * IMPORTANCE[c] * (squares[c] - sum[c] * sum[c] / count);
                total += spread;
                if (spread > most) {
                    most = spread;
                    widest = c;
                }
            }
            return new Cluster(bins, mean, widest, bins.size() == 1 ? 0 : total);
        }
    }

    private static List<Bin> bins(Histogram histogram) {
        List<Bin> bins = new ArrayList<>();
        histogram.each((colour, count) -> bins.add(new Bin(colour, count)));
        return bins;
    }

    private static List<float[]> cut(List<Bin> bins, int size) {
        var clusters =
                new PriorityQueue<>(Comparator.comparingDouble(Cluster::error).reversed());
        clusters.add(Cluster.of(bins));
        while (clusters.size() < size) {
            Cluster worst = clusters.remove();
            List<Bin> low = new ArrayList<>();
            List<Bin> high = new ArrayList<>();
            for (Bin bin : worst.bins) {
                (bin.colour[worst.widest] <= worst.mean[worst.widest] ? low : high).add(bin);
            }
            clusters.add(low.isEmpty() || high.isEmpty() ? worst : Cluster.of(low));
            if (low.isEmpty() || high.isEmpty()) {
                break;
            }
            clusters.add(Cluster.of(high));
        }
        return clusters.stream().map(Cluster::mean).toList();
    }

    private static List<float[]> refine(List<Bin> bins, List<float[]> centres) {
        int[] packed = centres.stream().mapToInt(Palette::pack).toArray();
        var palette = new Palette(packed, false);
        double[][] sums = new double[packed.length][CHANNELS + 1];
        for (Bin bin : bins) {
            double[] sum = sums[palette.nearest(pack(bin.colour))];
            for (int c = 0; c < CHANNELS; c++) {
                sum[c] += bin.count * (double) bin.colour[c];
            }
            sum[CHANNELS] += bin.count;
        }
        List<float[]> moved = new ArrayList<>();
        for (double[] sum : sums) {
            if (sum[CHANNELS] > 0) {
                float[] mean = new float[CHANNELS];
                for (int c = 0; c < CHANNELS; c++) {
                    mean[c] = (float) (sum[c] / sum[CHANNELS]);
                }
                moved.add(mean);
            }
        }
        return moved;
    }

    private static int pack(float[] colour) {
        int argb = 0;
        for (int c = CHANNELS - 1; c >= 0; c--) {
            argb = argb << 8 | Math.clamp(Math.round(colour[c]), 0, 255);
        }
        return argb >>> 24 == 0 ? 0 : argb;
    }
}
