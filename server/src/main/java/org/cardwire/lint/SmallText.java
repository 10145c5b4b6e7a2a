package org.cardwire.lint;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How tall the smallest line of text in a picture is, without reading it: letters are small shapes of one tone and about one
 * height, in a row on an even ground. Texture fails on the tone, the row or the ground; so do words on a lively photograph,
 * which are therefore not found.
 */
final class SmallText {
    private static final int LETTERS = 8;
    /** Standard deviation of the lightness of a line's letters. */
    private static final double EVEN_INK = 30;
    /** Mean step of lightness from pixel to pixel, just above and below the letters. */
    private static final double EVEN_GROUND = 9;

    private final Luminance light;

    private SmallText(Luminance light) {
        this.light = light;
    }

    /** In pixels, of letters such as x, or of whole Chinese characters; empty where there is no line of small text. */
    static OptionalInt height(BufferedImage picture) {
        Luminance light = new Luminance(picture);
        SmallText text = new SmallText(light);
        return Stream.of(true, false)
                .flatMap(dark -> rows(Shapes.of(light, dark)).stream())
                .filter(text::isText)
                .mapToInt(SmallText::median)
                .min();
    }

    /** Each shape is in one row. */
    private static List<List<Shape>> rows(List<Shape> shapes) {
        List<Shape> left = new ArrayList<>(shapes);
        left.sort(Comparator.comparingInt(Shape::left));
        List<List<Shape>> rows = new ArrayList<>();
        while (!left.isEmpty()) {
            rows.add(row(left));
        }
        return rows;
    }

    /** Takes out the first shape and those that follow it. */
    private static List<Shape> row(List<Shape> left) {
        List<Shape> row = new ArrayList<>();
        for (Iterator<Shape> rest = left.iterator(); rest.hasNext(); ) {
            Shape next = rest.next();
            if (row.isEmpty() || next.follows(row.getLast())) {
                row.add(next);
                rest.remove();
            }
        }
        return row;
    }

    private boolean isText(List<Shape> row) {
        return row.size() >= LETTERS && spread(row) < EVEN_INK && ground(row) < EVEN_GROUND;
    }

    private static double spread(List<Shape> row) {
        double mean = row.stream().mapToDouble(Shape::light).average().orElse(0);
        double square = row.stream()
                .mapToDouble(shape -> Math.pow(shape.light() - mean, 2))
                .average()
                .orElse(0);
        return Math.sqrt(square);
    }

    private double ground(List<Shape> row) {
        int away = Math.max(2, median(row) / 4);
        return row.stream()
                .flatMapToDouble(shape -> IntStream.of(shape.top() - away, shape.bottom() + away - 1)
                        .filter(y -> y >= 0 && y < light.height)
                        .boxed()
                        .flatMapToDouble(y -> IntStream.range(Math.max(1, shape.left()), shape.right())
                                .mapToDouble(x -> Math.abs(light.at(x, y) - light.at(x - 1, y)))))
                .average()
                .orElse(0);
    }

    private static int median(List<Shape> row) {
        return row.stream()
                .mapToInt(Shape::height)
                .sorted()
                .skip(row.size() / 2)
                .findFirst()
                .orElse(0);
    }
}
