package org.cardwire.media.banner;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a template draws, one over the other, in units of its own width and height. Colours are names of {@link BrandColours}. */
sealed interface Layer {
    record Area(double x, double y, double width, double height) {
        Rectangle2D box() {
            return new Rectangle2D.Double(x, y, width, height);
        }

        Area mirrored(double whole) {
            return new Area(whole - x - width, y, width, height);
        }
    }

    /** The same with left and right exchanged, words apart. */
    Layer mirrored(double width);

    /** @param round radius of the corners */
    record Shape(Area area, double round, String fill, Optional<String> stroke) implements Layer {
        @Override
        public Shape mirrored(double width) {
            return new Shape(area.mirrored(width), round, fill, stroke);
        }
    }

    /** @param points x and y in turn */
    record Polygon(List<Double> points, String fill) implements Layer {
        @Override
        public Polygon mirrored(double width) {
            List<Double> other = new ArrayList<>(points);
            for (int i = 0; i < other.size(); i += 2) {
                other.set(i, width - points.get(i));
            }
            return new Polygon(other, fill);
        }
    }

    /**
     * @param free where the point that must stay in sight should lie: no words there
     * @param otherwise the colour without a photograph
     */
    record Photo(Area area, double round, Area free, String otherwise) implements Layer {
        @Override
        public Photo mirrored(double width) {
            return new Photo(area.mirrored(width), round, free.mirrored(width), otherwise);
        }
    }

    /** Darkens or tints the photograph under a column of words, as far as these need it to be read, and fades out beside it. */
    record Veil(Side from, double solid, double fade, String colour) implements Layer {
        @Override
        public Veil mirrored(double width) {
            return new Veil(from.mirrored(), solid, fade, colour);
        }
    }

    enum Side {
        LEFT,
        RIGHT,
        BOTTOM;

        Side mirrored() {
            return switch (this) {
                case LEFT -> RIGHT;
                case RIGHT -> LEFT;
                case BOTTOM -> BOTTOM;
            };
        }
    }

    /**
     * Words one below the other; those that are not given leave no gap. All of them shrink by the same factor until they
     * fit.
     *
     * @param gap between two of them
     * @param on what lies under them: a colour, or {@code photo}
     */
    record Stack(Area area, Vertical vertical, Horizontal horizontal, double gap, String on, List<Line> lines)
            implements Layer {
        @Override
        public Stack mirrored(double width) {
            return new Stack(area.mirrored(width), vertical, horizontal, gap, on, lines);
        }
    }

    enum Vertical {
        TOP,
        MIDDLE,
        BOTTOM
    }

    enum Horizontal {
        LEFT,
        CENTRE
    }

    /**
     * @param most lines that it may take
     * @param size at best, in units; {@code least}: what can still be read on a phone
     * @param colour {@code auto}: what can be read on what lies under it
     * @param tag the colour of a rounded tag behind it
     */
    record Line(
            String slot,
            int most,
            double size,
            double least,
            boolean bold,
            boolean struck,
            String colour,
            Optional<String> tag) {}
}
