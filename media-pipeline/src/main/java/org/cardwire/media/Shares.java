package org.cardwire.media;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Shares one budget among several assets so that the worst of their scores is as high as possible. Every asset is fitted to
 * an equal share first and to a better one at most twice after that; what an asset cannot use goes to the others. Limits lie
 * on a grid, so that a budget that is a few bytes larger or smaller asks for the same renditions again. The same answers of
 * the assets give the same shares.
 */
public final class Shares {
    private static final int ROUNDS = 2;
    /** A smaller gain of the worst score is not worth another round. */
    private static final double WORTH_A_ROUND = 0.5;

    private static final double LEVEL_STEP = 0.05;
    private static final double LOWEST_LEVEL = -100;
    private static final int LEVELS = 4000;
    /** A limit keeps its eight leading bits, which is at most 0.8 % less. */
    private static final int GRID_BITS = 7;

    static final int MOST = 1 << 30;

    private final Budget budget;
    private final int least;

    /** @param least bytes with which an asset is still worth having */
    public Shares(int least, Budget budget) {
        this.least = least;
        this.budget = budget;
    }

    /** Whether assets of so many bytes, in their order, are within the budget: never so with more when not with fewer. */
    @FunctionalInterface
    public interface Budget {
        boolean holds(List<Integer> bytes);
    }

    /** One of those that share: what it becomes at a limit, which may take seconds. Asked once for a limit. */
    @FunctionalInterface
    public interface Asset {
        Trial within(int limit);
    }

    public sealed interface Trial {}

    /** @param score absent: it cannot be compared, and all shares stay equal */
    public record Made(int bytes, Optional<Double> score) implements Trial {}

    /** @param smallest bytes with which something may be made of the asset; {@link Integer#MAX_VALUE} when nothing ever */
    public record TooLittle(int smallest) implements Trial {}

    /**
     * For each asset the limit of its rendition; each was asked for. Equal shares when nothing holds in which every asset is
     * something: then at least one of them is {@link TooLittle}. The budget holds assets of {@code least} bytes.
     */
    public List<Integer> among(List<? extends Asset> assets) {
        if (assets.isEmpty()) {
            return List.of();
        }
        List<Integer> equal = Collections.nCopies(assets.size(), equal(assets.size()));
        List<ScoreCurve> curves =
                assets.stream().map(asset -> new ScoreCurve(asset, least)).toList();
        ask(curves, equal);
        if (!curves.stream().allMatch(ScoreCurve::comparable)) {
            return equal;
        }
        for (int round = 0; round < ROUNDS; round++) {
            int level = highestLevel(curves);
            if (level < 0 || score(level) - worst(curves) < WORTH_A_ROUND) {
                break;
            }
            ask(curves, wanted(curves, score(level)));
        }
        return best(curves).orElse(equal);
    }

    static int onGrid(int limit) {
        return limit & -step(limit);
    }

    static int upToGrid(int limit) {
        int step = step(limit);
        return limit > MOST ? MOST : onGrid(limit + step - 1);
    }

    private static int step(int limit) {
        return Math.max(1, Integer.highestOneBit(limit) >> GRID_BITS);
    }

    private int equal(int count) {
        int holds = least;
        int tooMany = least;
        while (tooMany < MOST / 2 && budget.holds(Collections.nCopies(count, tooMany))) {
            tooMany *= 2;
        }
        while (tooMany - holds > 1) {
            int middle = (holds + tooMany) >>> 1;
            if (budget.holds(Collections.nCopies(count, middle))) {
                holds = middle;
            } else {
                tooMany = middle;
            }
        }
        return Math.max(least, onGrid(holds));
    }

    private static void ask(List<ScoreCurve> curves, List<Integer> limits) {
        for (int i = 0; i < curves.size(); i++) {
            curves.get(i).ask(limits.get(i));
        }
    }

    /** Below zero when not even the lowest one holds. */
    private int highestLevel(List<ScoreCurve> curves) {
        int holds = -1;
        int tooHigh = LEVELS + 1;
        while (tooHigh - holds > 1) {
            int middle = (holds + tooHigh) >>> 1;
            if (budget.holds(wanted(curves, score(middle)))) {
                holds = middle;
            } else {
                tooHigh = middle;
            }
        }
        return holds;
    }

    private static double score(int level) {
        return LOWEST_LEVEL + level * LEVEL_STEP;
    }

    private static List<Integer> wanted(List<ScoreCurve> curves, double score) {
        return curves.stream().map(curve -> curve.bytesFor(score)).toList();
    }

    /** Of those that more bytes would better, as far as is known now. */
    private double worst(List<ScoreCurve> curves) {
        List<Optional<ScoreCurve.Point>> points = bestPoints(curves);
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curves.size(); i++) {
            if (!curves.get(i).sated()) {
                worst = Math.min(
                        worst, points.get(i).map(ScoreCurve.Point::score).orElse(Double.NEGATIVE_INFINITY));
            }
        }
        return worst;
    }

    private Optional<List<Integer>> best(List<ScoreCurve> curves) {
        List<Optional<ScoreCurve.Point>> points = bestPoints(curves);
        return points.stream().allMatch(Optional::isPresent)
                ? Optional.of(points.stream()
                        .map(point -> point.orElseThrow().limit())
                        .toList())
                : Optional.empty();
    }

    /** What was made and holds with the highest level: for each asset the smallest that reaches it, or its very best. */
    private List<Optional<ScoreCurve.Point>> bestPoints(List<ScoreCurve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .map(ScoreCurve.Point::score)
                .distinct()
                .sorted(Collections.reverseOrder())
                .map(level ->
                        curves.stream().map(curve -> curve.reaching(level)).toList())
                .filter(points -> points.stream().allMatch(Optional::isPresent))
                .filter(points -> budget.holds(points.stream()
                        .map(point -> point.orElseThrow().bytes())
                        .toList()))
                .findFirst()
                .orElseGet(() -> Collections.nCopies(curves.size(), Optional.empty()));
    }
}
