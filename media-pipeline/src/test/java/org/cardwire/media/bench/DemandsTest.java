package org.cardwire.media.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cardwire.media.JpegMode;
import org.cardwire.media.bench.Options.Part;
import org.junit.jupiter.api.Test;

class DemandsTest {
    private static final int KB = 1024;
    private static final List<Integer> LIMITS = List.of(30 * KB, 100 * KB);

    @Test
    void aFileOverItsLimitIsFound() {
        var demands = new Demands();

        demands.outputs(new Results(List.of(own(30, 30 * KB + 1, 50))));

        assertThat(row(demands, "no output over")).contains("1 of 1", "NO");
    }

    @Test
    void roomLeftIsAFaultOnlyWhereMoreBytesHelp() {
        var wasted = new Demands();
        wasted.outputs(new Results(List.of(own(30, 20 * KB, 50), own(100, 99 * KB, 80))));
        var enough = new Demands();
        enough.outputs(new Results(List.of(own(30, 20 * KB, 95), own(100, 20 * KB, 95))));

        assertThat(row(wasted, "fill")).contains("1 not so", "NO");
        assertThat(row(enough, "fill")).contains("0 not so", "yes");
    }

    @Test
    void gainsAreTakenPhotographByPhotographAgainstTheSameLimitAndMode() {
        var demands = new Demands();

        demands.againstSharp(
                new Results(List.of(
                        outcome(OwnAutomatic.NAME, "a", 30, 55, 50),
                        outcome(OwnAt1080.NAME, "a", 30, 49.8, 50),
                        outcome(Sharp.NAME, "a", 30, 50, 100),
                        outcome(OwnAutomatic.NAME, "a", 100, 70, 90),
                        outcome(OwnAt1080.NAME, "a", 100, 67.5, 90),
                        outcome(Sharp.NAME, "a", 100, 70, 100))),
                JpegMode.PROGRESSIVE,
                LIMITS);

        assertThat(row(demands, "above sharp's by 4.0 at 30 KB")).contains("+5.00", "yes");
        assertThat(row(demands, "no photograph 2 below sharp's at 100 KB")).contains("-2.50", "NO");
        assertThat(row(demands, "at most 0.75 at 30 KB")).contains("0.50", "yes");
        assertThat(row(demands, "at most 0.5 at 100 KB")).contains("0.90", "NO");
    }

    @Test
    void whatWasNotMeasuredIsNotJudged() {
        var demands = new Demands();

        demands.againstSharp(new Results(List.of(own(30, KB, 50))), JpegMode.BASELINE, LIMITS);
        demands.widths(new Widths(), LIMITS);

        assertThat(demands.markdown().lines()).hasSize(2);
    }

    @Test
    void aPartOfTheBenchIsNamedByItsOptions() {
        Options options = Options.parse("--photos", "3", "--limits", "30KB,1MB", "--only", "jpeg,whole");

        assertThat(options.photos()).isEqualTo(3);
        assertThat(options.limits()).containsExactly(30 * KB, KB * KB);
        assertThat(options.parts()).containsExactlyInAnyOrder(Part.JPEG, Part.WHOLE);
        assertThatThrownBy(() -> Options.parse("--fast", "1")).hasMessageContaining("--fast");
    }

    private static String row(Demands demands, String part) {
        return demands.markdown()
                .lines()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome own(int kilobytes, int bytes, double score) {
        return new Outcome(OwnAutomatic.NAME, "a", JpegMode.BASELINE, kilobytes * KB, bytes, 1080, score, 1, 1, 1);
    }

    private static Outcome outcome(String encoder, String picture, int kilobytes, double score, double cpu) {
        return new Outcome(
                encoder, picture, JpegMode.PROGRESSIVE, kilobytes * KB, kilobytes * KB, 1080, score, cpu, cpu, 1);
    }
}
