package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cardwire.link.Link;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KnownLinksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void aLinkOfAKindThatThisServerLacksKeepsNoReportOfAnotherOut() {
        try (Bed bed = new Bed(DATABASE.db())) {
            Map<String, String> settings = Map.of("host", "127.0.0.1", "port", "1", "system-id", "a", "password", "b");
            Link first = bed.link("first", "smpp", settings);
            Link second = bed.link("second", "smpp", settings);
            bed.link("pigeons", "smpp", settings);
            bed.db.sql("update link set kind = 'pigeon' where name = 'pigeons'").update();

            assertThat(bed.links.find(first.no())).map(Link::name).contains("first");
            assertThat(bed.links.account(first.no())).containsExactly(first.no(), second.no());
            assertThat(bed.linkStore.find("pigeons")).isEmpty();
        }
    }
}
