package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database share the work; when one is killed, the other one does what is left. */
class TwoNodesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MESSAGES = 600;

    @TempDir
    Path folder;

    @Test
    void whatAKilledNodeHeldIsDoneByTheOther() throws Exception {
        try (Rig rig = new Rig(DATABASE, folder)) {
            rig.slowDown(100);
            ServerProcess other = ServerProcess.start(rig.environment(DATABASE.url()));
            String[] numbers = new String[MESSAGES];
            for (int i = 0; i < MESSAGES; i++) {
                numbers[i] = "+447700904%03d".formatted(i);
                rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(numbers[i]), "n" + i));
            }
            ObjectNode body = Rig.sms("promotional", "Two nodes send this", numbers);
            assertThat(rig.acceptedBy(other.url(), body)).isEqualTo(MESSAGES);
            Rig.await("the first of them", () -> count("attempt") > 0);
            other.kill();
            assertThat(count("attempt")).as("it was killed in the middle").isLessThan(MESSAGES);

            Rig.await(
                    "an outcome for each",
                    () -> count("outcome where rank > 0") == MESSAGES,
                    () -> count("outcome where rank > 0") + " of " + MESSAGES);
            for (String number : numbers) {
                assertThat(rig.received(number)).hasSizeLessThanOrEqualTo(1);
            }
            // What the dead node had marked and not recorded is unknown for good; the rest arrived.
            assertThat(count("outcome where rank not in (1, 6)")).isZero();
            assertThat(count("outcome where rank = 6")).isPositive();
        }
    }

    private static long count(String from) {
        return DATABASE.db()
                .sql("select count(*) as n from " + from)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }
}
