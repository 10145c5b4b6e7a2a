package org.cardwire.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cardwire.media.Samples;
import org.junit.jupiter.api.Test;

/** A few hundred of the files of {@code bench fuzz-media}. */
class OrdealTest {
    private static final int FILES = 300;

    private final Ordeal ordeal = new Ordeal();

    @Test
    void everyMutantEndsInOneOfTheThreeAnswers() throws Exception {
        List<Seeds.Seed> seeds = Seeds.of(Samples.photo("lounge"));
        Set<Ordeal.End> ends = EnumSet.noneOf(Ordeal.End.class);
        for (int number = 0; number < FILES; number++) {
            FuzzCase hostile = FuzzCase.of(seeds, FuzzBench.RUN, number);
            Ordeal.Result result = ordeal.of(hostile.file());
            assertThat(result.end())
                    .as("%s number %d: %s", hostile.format(), number, result.detail())
                    .matches(Ordeal.End::allowed);
            ends.add(result.end());
        }
        assertThat(ends).containsExactlyInAnyOrder(Ordeal.End.FITTED, Ordeal.End.UNFIT, Ordeal.End.BROKEN);
    }

    @Test
    void everySeedIsWholeAndOfItsFormat() throws Exception {
        Set<String> formats = new TreeSet<>();
        for (Seeds.Seed seed : Seeds.of(Samples.photo("lounge"))) {
            assertThat(ordeal.of(seed.file()).end()).as(seed.format()).isEqualTo(Ordeal.End.FITTED);
            formats.add(seed.format());
        }
        assertThat(formats).containsExactly("BMP", "GIF", "JPEG", "PNG", "SVG", "TIFF", "WebP");
    }

    @Test
    void theSameNumberIsTheSameFile() throws Exception {
        List<Seeds.Seed> seeds = Seeds.of(Samples.photo("lounge"));

        assertThat(FuzzCase.of(seeds, 1, 7).file())
                .isEqualTo(FuzzCase.of(seeds, 1, 7).file())
                .isNotEqualTo(FuzzCase.of(seeds, 2, 7).file());
    }
}
