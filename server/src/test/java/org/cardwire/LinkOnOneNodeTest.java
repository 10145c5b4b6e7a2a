package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, and a link that only one of them may have. */
class LinkOnOneNodeTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int MESSAGES = 20;

    @TempDir
    Path folder;

    @Test
    void whatANodeWithoutTheLinkAcceptsIsSentByTheOneThatHasIt() throws Exception {
        try (Rig rig = new Rig(DATABASE, folder)) {
            rig.keepSmsLink();
            ServerProcess other = ServerProcess.start(rig.environment(DATABASE.url()));
            try {
                String[] numbers = new String[MESSAGES];
                for (int i = 0; i < MESSAGES; i++) {
                    numbers[i] = "+447700905%03d".formatted(i);
                    rig.carriers.world().handsets().put(Handset.smsOnly(PhoneNumber.parse(numbers[i]), "n" + i));
                }
                for (String number : numbers) {
                    assertThat(rig.acceptedBy(other.url(), Rig.sms("otp", "One node sends this", number)))
                            .isEqualTo(1);
                }
                Rig.await(
                        "a delivery of each",
                        () -> count("outcome where rank = 6") == MESSAGES,
                        () -> count("outcome where rank = 6") + " of " + MESSAGES);
                assertThat(count("event where kind = 14"))
                        .as("times that a message met no link")
                        .isZero();
            } finally {
                other.kill();
            }
        }
    }

    private static long count(String from) {
        return DATABASE.db()
                .sql("select count(*) as n from " + from)
                .one(row -> row.getLong("n"))
                .orElseThrow();
    }
}
