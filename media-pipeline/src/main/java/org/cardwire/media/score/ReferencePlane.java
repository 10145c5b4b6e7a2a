package org.cardwire.media.score;

/** One plane of the reference at one scale, with the blurs of it and of its square; what has no weight is left empty. */
final class ReferencePlane {
    final Parts parts;
    final float[][] values;
    final float[][] means;
    final float[][] squares;

    private ReferencePlane(int width, int height, Parts parts) {
        this.parts = parts;
        this.values = new float[parts.any() ? height : 0][width];
        this.means = new float[parts.any() ? height : 0][width];
        this.squares = new float[parts.structure() ? height : 0][width];
    }

    /** Makes a plane of the rows that pass by. */
    static final class Pass implements RowPass {
        private final ReferencePlane plane;
        private final Blur ofValues;
        private final Blur ofSquares;
        private final float[] product;
        private int y;

        Pass(int width, int height, Parts parts) {
            plane = new ReferencePlane(width, height, parts);
            ofValues = new Blur(width);
            ofSquares = new Blur(width);
            product = new float[width];
        }

        @Override
        public void next(float[] row) {
            System.arraycopy(row, 0, plane.values[y], 0, row.length);
            ofValues.next(row, blurred(plane.means));
            if (plane.parts.structure()) {
                PlaneErrors.multiply(row, row, product);
                ofSquares.next(product, blurred(plane.squares));
            }
            y++;
        }

        @Override
        public void end() {
            for (int i = 0; i < Blur.DELAY; i++, y++) {
                ofValues.pastEnd(blurred(plane.means));
                if (plane.parts.structure()) {
                    ofSquares.pastEnd(blurred(plane.squares));
                }
            }
        }

        /** What comes out before the first row goes where it is overwritten. */
        private float[] blurred(float[][] rows) {
            return rows[Math.max(0, y - Blur.DELAY)];
        }

        ReferencePlane plane() {
            return plane;
        }
    }
}
