package org.cardwire.media.score;

import java.util.Arrays;

/**
 * How much each number of each plane and scale counts. The weights were fitted to the votes of people; most are zero, and
 * what has no weight is never computed.
 */
final class Weights {
    /** Numbers of one plane at one scale, in this order: D1, A1, T1, D4, A4, T4. */
    static final int NUMBERS = 6;

    static final int MAX_SCALES = 6;

    /** A row for each scale of X, then of Y, then of B. */
    private static final double[] TABLE = {
        0,
        0.0007376606707406586,
        0,
        0,
        0.0007793481682867309,
        0,
        0,
        0.0004371155730107379,
        0,
        1.1041726426657346,
        0.00066284834129271,
        0.00015231632783718752,
        0,
        0.0016406437456599754,
        0,
        1.8422455520539298,
        11.441172603757666,
        0,
        0.0007989109436015163,
        0.000176816438078653,
        0,
        1.8787594979546387,
        10.94906990605142,
        0,
        0.0007289346991508072,
        0.9677937080626833,
        0,
        0.00014003424285435884,
        0.9981766977854967,
        0.00031949755934435053,
        0.0004550992113792063,
        0,
        0,
        0.0013648766163243398,
        0,
        0,
        0,
        0,
        0,
        7.466890328078848,
        0,
        17.445833984131262,
        0.0006235601634041466,
        0,
        0,
        6.683678146179332,
        0.00037724407979611296,
        1.027889937768264,
        225.20515300849274,
        0,
        0,
        19.213238186143016,
        0.0011401524586618361,
        0.001237755635509985,
        176.39317598450694,
        0,
        0,
        24.43300999870476,
        0.28520802612117757,
        0.0004485436923833408,
        0,
        0,
        0,
        34.77906344483772,
        44.835625328877896,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0.0008680556573291698,
        0,
        0,
        0,
        0,
        0,
        0.0005313191874358747,
        0,
        0.00016533814161379112,
        0,
        0,
        0,
        0,
        0,
        0.0004179171803251336,
        0.0017290828234722833,
        0,
        0.0020827005846636437,
        0,
        0,
        8.826982764996862,
        23.19243343998926,
        0,
        95.1080498811086,
        0.9863978034400682,
        0.9834382792465353,
        0.0012286405048278493,
        171.2667255897307,
        0.9807858872435379,
        0,
        0,
        0,
        0.0005130064588990679,
        0,
        0.00010854057858411537
    };

    /** The metric to the last digit. */
    static final Weights ALL = new Weights(0);

    /** Without 27 weights that together move no score by more than 0.005, and most of the work at full size. */
    static final Weights SIGNIFICANT = new Weights(0.02);

    private final double[] weights;

    private Weights(double least) {
        weights = Arrays.stream(TABLE).map(w -> w < least ? 0 : w).toArray();
    }

    /** A small picture has fewer scales; the weights are then taken one after the other, whatever plane they were made for. */
    double of(int scales, Plane plane, int scale, int number) {
        return weights[(scales * plane.ordinal() + scale) * NUMBERS + number];
    }

    Parts parts(int scales, Plane plane, int scale) {
        boolean structure = of(scales, plane, scale, 0) + of(scales, plane, scale, 3) > 0;
        boolean edges = of(scales, plane, scale, 1) + of(scales, plane, scale, 2) > 0
                || of(scales, plane, scale, 4) + of(scales, plane, scale, 5) > 0;
        return new Parts(structure, edges);
    }
}
