package org.cardwire.media.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cardwire.media.bench.Seeds.Seed;
import org.cardwire.media.clip.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clips, sounds and foreign stills of {@code bench fuzz-media}, and a few of their mutants. */
class ClipSeedsTest {
    private static final int MUTANTS = 24;

    private final Ordeal ordeal = new Ordeal();

    @TempDir
    private Path folder;

    @Test
    void everySeedIsReadAndItsMutantsEndInOneOfTheThreeAnswers() throws Exception {
        List<Seed> seeds = ClipSeeds.of(new Ffmpeg(Programs.find().orElseThrow(), folder), Path.of(".."));
        for (Seed seed : seeds) {
            assertThat(ordeal.of(seed.file()).end()).as(seed.format()).isIn(Ordeal.End.FITTED, Ordeal.End.UNFIT);
        }
        for (int number = 0; number < MUTANTS; number++) {
            FuzzCase hostile = FuzzCase.of(seeds, FuzzBench.RUN, number);
            Ordeal.Result result = ordeal.of(hostile.file());
            assertThat(result.end())
                    .as("%s number %d: %s", hostile.format(), number, result.detail())
                    .matches(Ordeal.End::allowed);
        }
    }
}
