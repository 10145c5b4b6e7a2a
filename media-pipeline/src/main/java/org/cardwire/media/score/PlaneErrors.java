package org.cardwire.media.score;

/** The error maps of one plane of a candidate at one scale against the reference, as its rows pass by; only their norms are kept. */
final class PlaneErrors implements RowPass {
    private static final float C2 = 0.0009f;

    private final ReferencePlane reference;
    private final Parts parts;
    private final float[][] recent;
    private final Blur ofValues;
    private final Blur ofSquares;
    private final Blur ofProducts;
    private final float[] product;
    private final float[] mean;
    private final float[] square;
    private final float[] cross;
    private final float[] errors;
    private final float[] lost;
    private final Norms structure;
    private final Norms artefacts;
    private final Norms blurring;
    private int y;

    PlaneErrors(ReferencePlane reference, int width) {
        this.reference = reference;
        this.parts = reference.parts;
        this.recent = new float[Blur.DELAY + 1][width];
        this.ofValues = new Blur(width);
        this.ofSquares = new Blur(width);
        this.ofProducts = new Blur(width);
        this.product = new float[width];
        this.mean = new float[width];
        this.square = new float[width];
        this.cross = new float[width];
        this.errors = new float[width];
        this.lost = new float[width];
        this.structure = new Norms(width);
        this.artefacts = new Norms(width);
        this.blurring = new Norms(width);
    }

    @Override
    public void next(float[] row) {
        System.arraycopy(row, 0, recent[y % recent.length], 0, row.length);
        ofValues.next(row, mean);
        if (parts.structure()) {
            multiply(row, row, product);
            ofSquares.next(product, square);
            multiply(reference.values[y], row, product);
            ofProducts.next(product, cross);
        }
        compare();
    }

    @Override
    public void end() {
        for (int i = 0; i < Blur.DELAY; i++) {
            ofValues.pastEnd(mean);
            if (parts.structure()) {
                ofSquares.pastEnd(square);
                ofProducts.pastEnd(cross);
            }
            compare();
        }
    }

    /** In the order D1, A1, T1, D4, A4, T4; what has no weight is 0. */
    double[] numbers() {
        return new double[] {
            structure.first(),
            artefacts.first(),
            blurring.first(),
            structure.fourth(),
            artefacts.fourth(),
            blurring.fourth()
        };
    }

    /** The row that the blurs have just given lies above the one put in last. */
    private void compare() {
        int at = y++ - Blur.DELAY;
        if (at < 0) {
            return;
        }
        if (parts.structure()) {
            disagreement(reference.means[at], reference.squares[at], mean, square, cross, errors);
            structure.add(errors);
        }
        if (parts.edges()) {
            edges(reference.values[at], reference.means[at], recent[at % recent.length], mean, errors, lost);
            artefacts.add(errors);
            blurring.add(lost);
        }
    }

    static void multiply(float[] a, float[] b, float[] into) {
        for (int x = 0; x < into.length; x++) {
            into[x] = a[x] * b[x];
        }
    }

    /** 1 less SSIM, whose term for brightness has no denominator: the planes are perceptual already. */
    private static void disagreement(float[] ma, float[] saa, float[] mb, float[] sbb, float[] sab, float[] into) {
        for (int x = 0; x < into.length; x++) {
            float apart = ma[x] - mb[x];
            float brightness = 1f - apart * apart;
            float common = 2f * (sab[x] - ma[x] * mb[x]) + C2;
            float all = saa[x] - ma[x] * ma[x] + (sbb[x] - mb[x] * mb[x]) + C2;
            into[x] = 1f - brightness * common / all;
        }
    }

    /** Detail is what differs from the blur. More than the reference has was added: ringing, blocks. Less was lost: blur. */
    private static void edges(float[] a, float[] ma, float[] b, float[] mb, float[] added, float[] lost) {
        for (int x = 0; x < added.length; x++) {
            float had = Math.abs(a[x] - ma[x]);
            float has = Math.abs(b[x] - mb[x]);
            float more = (has - had) / (1f + had);
            added[x] = more;
            lost[x] = -more;
        }
    }
}
