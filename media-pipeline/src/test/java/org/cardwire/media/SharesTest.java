package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One budget for many: the worst of them is as good as can be, in few fits. */
class SharesTest {
    private static final int LEAST = 2_000;

    /** An asset whose score lacks so much of 100 at 10,000 bytes, and so much less with more; it remembers what was asked. */
    private static final class Curve implements Shares.Asset {
        private final double lack;
        private final double power;
        private final int most;
        private final TreeMap<Integer, Shares.Made> asked = new TreeMap<>();

        Curve(double lack, double power, int most) {
            this.lack = lack;
            this.power = power;
            this.most = most;
        }

        static Curve of(double lack) {
            return new Curve(lack, 0.5, Integer.MAX_VALUE);
        }

        @Override
        public Shares.Trial within(int limit) {
            assertThat(asked).doesNotContainKey(limit);
            var made = new Shares.Made(Math.min(limit, most), Optional.of(scoreAt(limit)));
            asked.put(limit, made);
            return made;
        }

        double scoreAt(int limit) {
            return 100 - lack * Math.pow(10_000.0 / Math.min(limit, most), power);
        }
    }

    private static Shares.Budget total(int bytes) {
        return each -> each.stream().mapToLong(Integer::intValue).sum() <= bytes;
    }

    private static List<Integer> shares(int total, List<? extends Shares.Asset> assets) {
        return new Shares(LEAST, total(total)).among(assets);
    }

    private static double worst(List<Curve> curves, List<Integer> limits) {
        return IntStream.range(0, curves.size())
                .mapToDouble(i -> curves.get(i).scoreAt(limits.get(i)))
                .min()
                .orElseThrow();
    }

    /** By trying levels on the true curves, without a grid. */
    private static double bestWorst(List<Curve> curves, int total) {
        double level = -100;
        while (true) {
            double next = level + 0.05;
            double needed = curves.stream()
                    .mapToDouble(curve -> Math.max(
                            LEAST, Math.min(curve.most, 10_000 * Math.pow(curve.lack / (100 - next), 1 / curve.power))))
                    .sum();
            boolean beyondOne = curves.stream().anyMatch(curve -> curve.scoreAt(curve.most) < next);
            if (needed > total || beyondOne || next >= 99.9) {
                return level;
            }
            level = next;
        }
    }

    @Test
    void assetsThatAreAlikeAreFittedOnceToEqualShares() {
        List<Curve> alike = List.of(Curve.of(30), Curve.of(30), Curve.of(30));

        assertThat(shares(98_304, alike)).containsOnly(32_768);
        assertThat(alike).allSatisfy(curve -> assertThat(curve.asked).hasSize(1));
    }

    @Test
    void aPictureThatIsHardToCompressGetsFromThoseThatAreEasy() {
        List<Curve> curves = List.of(Curve.of(60), Curve.of(15), Curve.of(30));
        List<Integer> limits = shares(100_000, curves);

        assertThat(limits.getFirst()).isGreaterThan(3 * limits.get(1));
        assertThat(worst(curves, limits)).isGreaterThan(bestWorst(curves, 100_000) - 1);
    }

    @Test
    void whatAnAssetCannotUseGoesToTheOthers() {
        Curve logo = new Curve(20, 0.5, 6_000);
        Curve photo = Curve.of(40);
        List<Integer> limits = shares(100_000, List.of(logo, photo));

        assertThat(photo.asked.get(limits.get(1)).bytes()).isBetween(92_000, 94_000);
        assertThat(logo.asked.get(limits.getFirst()).bytes()).isEqualTo(6_000);
        assertThat(logo.asked).hasSize(1);
    }

    @Test
    void anAssetThatNeedsMoreThanItsEqualShareGetsIt() {
        Shares.Asset animation =
                limit -> limit < 60_000 ? new Shares.TooLittle(60_000) : new Shares.Made(limit, Optional.of(50.0));
        List<Integer> limits = shares(100_000, List.of(animation, Curve.of(30)));

        assertThat(limits.getFirst()).isGreaterThanOrEqualTo(60_000);
        assertThat(limits.getFirst() + limits.getLast()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void sharesStayEqualWhenOneAssetIsNothingOrHasNoScore() {
        Shares.Asset gone = limit -> new Shares.TooLittle(Integer.MAX_VALUE);
        Shares.Asset unscored = limit -> new Shares.Made(limit, Optional.empty());

        assertThat(shares(65_536, List.of(gone, Curve.of(30)))).containsOnly(32_768);
        assertThat(shares(65_536, List.of(unscored, Curve.of(30)))).containsOnly(32_768);
    }

    @Test
    void aBudgetThatIsAFewBytesSmallerAsksForTheSameRenditions() {
        List<Integer> before = shares(100_000, List.of(Curve.of(60), Curve.of(15)));

        assertThat(shares(99_990, List.of(Curve.of(60), Curve.of(15)))).isEqualTo(before);
    }

    @Test
    void whateverTheCurvesTheWorstIsNoWorseThanWithEqualSharesAndFarBetterThanChance() {
        long seed = 300_600;
        var random = new Random(seed);
        double missed = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            List<Curve> curves = new ArrayList<>();
            for (int i = 2 + random.nextInt(6); i > 0; i--) {
                int most = random.nextInt(4) == 0 ? 3_000 + random.nextInt(30_000) : Integer.MAX_VALUE;
                curves.add(new Curve(5 + 80 * random.nextDouble(), 0.3 + 0.6 * random.nextDouble(), most));
            }
            int total = curves.size() * (LEAST + random.nextInt(150_000));
            List<Integer> limits = shares(total, curves);

            List<Integer> equal = Collections.nCopies(curves.size(), Shares.onGrid(total / curves.size()));
            assertThat(worst(curves, limits))
                    .as("seed %d, round %d", seed, round)
                    .isGreaterThanOrEqualTo(worst(curves, equal));
            assertThat(IntStream.range(0, curves.size())
                            .map(i -> curves.get(i).asked.get(limits.get(i)).bytes())
                            .sum())
                    .isLessThanOrEqualTo(total);
            assertThat(curves).allSatisfy(curve -> assertThat(curve.asked).hasSizeLessThanOrEqualTo(3));
            missed += Math.max(0, bestWorst(curves, total) - worst(curves, limits));
        }
        assertThat(missed / rounds).isLessThan(0.5);
    }

    @Test
    void photographsInOneMessageAreAllAtLeastAsGoodAsTheWorstOfEqualShares() {
        var fitter = new Fitter(Caps.DEFAULT);
        List<Media> photos = List.of("lounge", "dandelion", "sunset").stream()
                .map(name -> Media.of(Samples.photo(name)))
                .toList();
        int total = 60_000;
        List<TreeMap<Integer, Fitted>> made =
                photos.stream().map(photo -> new TreeMap<Integer, Fitted>()).toList();
        List<Shares.Asset> assets = IntStream.range(0, photos.size())
                .mapToObj(i -> (Shares.Asset) limit -> {
                    var target = Target.within(limit, 480, 480).withFormats(EnumSet.of(Format.JPEG));
                    var fitted = (Fitted) fitter.fit(photos.get(i), target);
                    made.get(i).put(limit, fitted);
                    return new Shares.Made(fitted.bytes().length, fitted.score());
                })
                .toList();

        List<Integer> limits = new Shares(LEAST, total(total)).among(assets);

        List<Fitted> chosen = IntStream.range(0, limits.size())
                .mapToObj(i -> made.get(i).get(limits.get(i)))
                .toList();
        int equal = Shares.onGrid(total / photos.size());
        double before = worst(made.stream().map(tried -> tried.get(equal)).toList());
        assertThat(worst(chosen)).isGreaterThan(before + 1);
        assertThat(chosen.stream().mapToInt(fitted -> fitted.bytes().length).sum())
                .isBetween(total * 95 / 100, total);
    }

    private static double worst(List<Fitted> renditions) {
        return renditions.stream()
                .mapToDouble(fitted -> fitted.score().orElseThrow())
                .min()
                .orElseThrow();
    }
}
