package org.cardwire.media.decode.jpeg;

/**
 * Brings a component's rows to the picture's width and height: twice by libjpeg's triangle filter, which takes three
 * quarters of the nearer sample and one of the farther, any other factor by repetition.
 */
final class Upsampler {
    private final Plane plane;
    /** The plane's samples for so many of the picture's. */
    private final int planeAcross;

    private final int across;
    private final int planeDown;
    private final int down;
    private final boolean smoothDown;
    private final int[] sums;

    /** @param across the picture's samples for {@code planeAcross} ones of the plane, and so on */
    Upsampler(Plane plane, int planeAcross, int across, int planeDown, int down) {
        this.plane = plane;
        this.planeAcross = planeAcross;
        this.across = across;
        this.planeDown = planeDown;
        this.down = down;
        this.smoothDown = down == 2 * planeDown;
        this.sums = new int[plane.stride];
    }

    /** The last row of the plane that the picture's row needs. */
    int needs(int y) {
        int row = y * planeDown / down;
        return Math.min(plane.height - 1, smoothDown ? row + (y & 1) : row);
    }

    /** @param out {@code width} samples, rounded up to an even number */
    void row(int y, byte[] out, int width) {
        int near = Math.min(plane.height - 1, y * planeDown / down);
        int far = Math.clamp(near + ((y & 1) == 0 ? -1 : 1), 0, plane.height - 1);
        boolean smoothAcross = across == 2 * planeAcross && plane.width > 2;
        if (smoothDown) {
            blend(plane.row(near), plane.row(far));
            if (smoothAcross) {
                both(out);
            } else {
                pick(out, width, i -> sums[i] + 1 >> 2);
            }
        } else if (across == planeAcross) {
            System.arraycopy(plane.samples, plane.row(near), out, 0, width);
        } else if (smoothAcross) {
            wide(plane.row(near), out);
        } else {
            int from = plane.row(near);
            pick(out, width, i -> plane.samples[from + i]);
        }
    }

    private interface Sample {
        int at(int index);
    }

    private void pick(byte[] out, int width, Sample sample) {
        for (int x = 0; x < width; x++) {
            out[x] = (byte) sample.at(Math.min(plane.width - 1, x * planeAcross / across));
        }
    }

    private void blend(int near, int far) {
        byte[] samples = plane.samples;
        for (int x = 0; x < plane.width; x++) {
            sums[x] = 3 * (samples[near + x] & 255) + (samples[far + x] & 255);
        }
    }

    private void both(byte[] out) {
        int last = plane.width - 1;
        out[0] = (byte) (sums[0] + 2 >> 2);
        for (int x = 0; x < last; x++) {
            int left = sums[x];
            int right = sums[x + 1];
            out[2 * x + 1] = (byte) (3 * left + right + 7 >> 4);
            out[2 * x + 2] = (byte) (3 * right + left + 8 >> 4);
        }
        out[2 * last + 1] = (byte) (4 * sums[last] + 7 >> 4);
    }

    private void wide(int from, byte[] out) {
        byte[] samples = plane.samples;
        int last = plane.width - 1;
        out[0] = samples[from];
        for (int x = 0; x < last; x++) {
            int left = samples[from + x] & 255;
            int right = samples[from + x + 1] & 255;
            out[2 * x + 1] = (byte) (3 * left + right + 2 >> 2);
            out[2 * x + 2] = (byte) (3 * right + left + 1 >> 2);
        }
        out[2 * last + 1] = samples[from + last];
    }
}
