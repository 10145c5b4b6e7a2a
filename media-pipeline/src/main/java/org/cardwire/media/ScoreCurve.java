package org.cardwire.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of an asset's score at its bytes, from the few renditions made of it. What the score lacks of 100 falls by a
 * power of the bytes: a straight line in logarithms through the two renditions on either side, or from the nearest one.
 */
final class ScoreCurve {
    /** Photographs at the width of a phone lose half of what they lack with four times the bytes. */
    private static final double USUAL_POWER = 0.5;

    private static final double LEAST_POWER = 0.25;
    private static final double MOST_POWER = 1.5;
    /** How far beyond what was made a guess may go. */
    private static final double REACH = 4;
    /** Scores nearer to 100 than this cannot be told apart. */
    private static final double LEAST_LACK = 0.5;
    /** Routes fill a limit wherever more bytes would raise the score; one that is this empty will not. */
    private static final double FILLED = 0.8;

    private final Shares.Asset asset;
    private final int least;
    private final TreeMap<Integer, Shares.Trial> trials = new TreeMap<>();

    ScoreCurve(Shares.Asset asset, int least) {
        this.asset = asset;
        this.least = least;
    }

    record Point(int limit, int bytes, double score) {
        private double lack() {
            return Math.max(LEAST_LACK, 100 - score);
        }
    }

    /** Makes another rendition, unless one is known that has just so many bytes. */
    void ask(int bytes) {
        if (points().stream().noneMatch(point -> point.bytes() == bytes)) {
            trials.computeIfAbsent(Math.max(least, Shares.onGrid(bytes)), asset::within);
        }
    }

    /** Whether all that was made has a score. */
    boolean comparable() {
        return trials.values().stream()
                .noneMatch(trial ->
                        trial instanceof Shares.Made made && made.score().isEmpty());
    }

    /** Smaller ones first; of several that have the same bytes the one with the smallest limit. */
    List<Point> points() {
        List<Point> points = new ArrayList<>();
        trials.forEach((limit, trial) -> {
            if (trial instanceof Shares.Made(int bytes, Optional<Double> score)
                    && points.stream().noneMatch(point -> point.bytes() == bytes)) {
                points.add(new Point(limit, bytes, score.orElse(0.0)));
            }
        });
        points.sort(Comparator.comparingInt(Point::bytes));
        return points;
    }

    /** The smallest rendition with this score, or the best one when none has it. */
    Optional<Point> reaching(double score) {
        List<Point> points = points();
        return points.stream()
                .filter(point -> point.score() >= score)
                .findFirst()
                .or(() -> points.stream().max(Comparator.comparingDouble(Point::score)));
    }

    /** More bytes gain it nothing. */
    boolean sated() {
        return best().filter(this::sated).isPresent();
    }

    private boolean sated(Point best) {
        return best.lack() <= LEAST_LACK || best.bytes() < FILLED * trials.lastKey();
    }

    /** The guess how many bytes it needs for a score. */
    int bytesFor(double score) {
        Optional<Point> best = best();
        if (best.isEmpty()) {
            return smallest();
        }
        if (best.get().score() <= score) {
            return sated(best.get()) ? best.get().bytes() : beyond(best.get(), score);
        }
        List<Point> points = points();
        Point above = reaching(score).orElseThrow();
        return points.stream()
                .filter(point -> point.bytes() < above.bytes())
                .reduce((first, second) -> second)
                .map(below -> on(below, score, power(below, above)))
                .orElseGet(() -> beyond(above, score));
    }

    private Optional<Point> best() {
        return points().stream().max(Comparator.comparingDouble(Point::score));
    }

    private int smallest() {
        return trials.values().stream()
                .mapToInt(trial -> trial instanceof Shares.TooLittle(int smallest) ? Shares.upToGrid(smallest) : least)
                .max()
                .orElse(least);
    }

    private int beyond(Point from, double score) {
        List<Point> points = points();
        double power = points.size() < 2 ? USUAL_POWER : power(points.getFirst(), points.getLast());
        return on(from, score, power);
    }

    private int on(Point from, double score, double power) {
        double factor = Math.pow(from.lack() / Math.max(LEAST_LACK, 100 - score), 1 / power);
        double bytes = from.bytes() * Math.clamp(factor, 1 / REACH, REACH);
        return (int) Math.clamp(bytes, least, Shares.MOST);
    }

    private static double power(Point below, Point above) {
        double power = Math.log(below.lack() / above.lack()) / Math.log((double) above.bytes() / below.bytes());
        return Math.clamp(power, LEAST_POWER, MOST_POWER);
    }
}
