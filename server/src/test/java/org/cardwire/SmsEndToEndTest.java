package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** REST in, SMPP out, receipts back, over real sockets and a real database. */
class SmsEndToEndTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path folder;

    private static Rig rig;

    @BeforeAll
    static void start() {
        rig = new Rig(DATABASE, folder);
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    void aTextReachesItsHandsetAndItsReceiptComesBack() {
        long id = rig.accepted(Rig.sms("service", "Your parcel is here", "+447700900010"))
                .getFirst();
        Rig.await("the handset", () -> !rig.received("+447700900010").isEmpty());
        Rig.await("the receipt", () -> rig.outcome(id).equals("DELIVERED"));
        assertThat(rig.received("+447700900010")).hasSize(1);
    }
}
