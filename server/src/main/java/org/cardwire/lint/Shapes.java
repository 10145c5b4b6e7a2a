package org.cardwire.lint;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Finds the shapes of a picture that could be letters: ink is what is much darker, or much lighter, than what surrounds it. */
final class Shapes {
    private static final int CONTRAST = 48;
    private static final int SURROUNDINGS = 24;
    private static final int LOWEST = 5;
    private static final int TALLEST = 40;
    private static final int WIDEST_BY_HEIGHT = 4;

    private final Luminance light;
    private final BitSet ink;
    private final List<Integer> open = new ArrayList<>();

    private Shapes(Luminance light, boolean dark) {
        this.light = light;
        this.ink = new BitSet(light.width * light.height);
        for (int y = 0; y < light.height; y++) {
            for (int x = 0; x < light.width; x++) {
                double over = light.at(x, y) - light.around(x, y, SURROUNDINGS);
                ink.set(y * light.width + x, (dark ? -over : over) > CONTRAST);
            }
        }
    }

    /** @param dark ink on lighter ground, or light on darker */
    static List<Shape> of(Luminance light, boolean dark) {
        Shapes shapes = new Shapes(light, dark);
        List<Shape> found = new ArrayList<>();
        for (int at = shapes.ink.nextSetBit(0); at >= 0; at = shapes.ink.nextSetBit(at)) {
            Shape shape = shapes.take(at);
            if (shape.height() >= LOWEST
                    && shape.height() <= TALLEST
                    && shape.width() <= WIDEST_BY_HEIGHT * shape.height()) {
                found.add(shape);
            }
        }
        return found;
    }

    /** The shape with this pixel, which is ink no more. */
    private Shape take(int first) {
        int left = light.width;
        int right = 0;
        int top = light.height;
        int bottom = 0;
        long sum = 0;
        int area = 0;
        open(first);
        while (!open.isEmpty()) {
            int at = open.removeLast();
            int x = at % light.width;
            int y = at / light.width;
            left = Math.min(left, x);
            right = Math.max(right, x + 1);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y + 1);
            sum += light.at(x, y);
            area++;
            openAround(x, y);
        }
        return new Shape(left, top, right, bottom, (double) sum / area);
    }

    private void openAround(int x, int y) {
        for (int ny = Math.max(0, y - 1); ny < Math.min(light.height, y + 2); ny++) {
            for (int nx = Math.max(0, x - 1); nx < Math.min(light.width, x + 2); nx++) {
                open(ny * light.width + nx);
            }
        }
    }

    private void open(int at) {
        if (ink.get(at)) {
            ink.clear(at);
            open.add(at);
        }
    }
}
