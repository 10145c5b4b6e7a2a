package org.cardwire.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BareTablesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int WORKERS = 8;
    private static final int BLOCKS = 100;

    @Test
    void workersThatLookAtTheSameChunkEachFindOne() throws ExecutionException, InterruptedException {
        BareTables tables = new BareTables(DATABASE.db());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> all = IntStream.range(0, WORKERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        for (int block = 0; block < BLOCKS; block++) {
                            tables.live(2);
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(tables.ended()).isEqualTo(2L * WORKERS * BLOCKS);
    }
}
