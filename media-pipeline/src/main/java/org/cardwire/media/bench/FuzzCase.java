package org.cardwire.media.bench;

import java.util.List;
import java.util.Random;
import org.cardwire.media.bench.Seeds.Seed;

/** One hostile file: the same for the same seeds, run and number. */
record FuzzCase(int number, String format, Mutation mutation, byte[] file) {
    private static final int MOST_MUTATIONS = 3;

    static FuzzCase of(List<Seed> seeds, long run, int number) {
        var random = new Random(run * 1_000_003 + number);
        Seed seed = seeds.get(number % seeds.size());
        Mutation mutation = any(random);
        byte[] mutant = mutation.of(seed.file(), other(seeds, random), random);
        for (int more = random.nextInt(MOST_MUTATIONS); more > 0 && mutant.length > Integer.BYTES; more--) {
            mutant = any(random).of(mutant, other(seeds, random), random);
        }
        return new FuzzCase(number, seed.format(), mutation, mutant);
    }

    private static Mutation any(Random random) {
        return Mutation.values()[random.nextInt(Mutation.values().length)];
    }

    private static byte[] other(List<Seed> seeds, Random random) {
        return seeds.get(random.nextInt(seeds.size())).file();
    }
}
