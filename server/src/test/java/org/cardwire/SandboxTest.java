package org.cardwire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.link.OpenLink;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server with its sandbox, over REST. */
class SandboxTest {
    @RegisterExtension
    static final SandboxServer SERVER = new SandboxServer();

    @AfterAll
    static void stop() {
        SERVER.server().close();
        assertThat(SERVER.db().sql("select enabled from link").list(row -> row.getBoolean("enabled")))
                .as("links after the stop")
                .hasSize(6)
                .containsOnly(false);
    }

    @Test
    void itsLinksAreUpAndNoneOfThemIsForLiveTraffic() {
        Rig.await(
                "all links",
                () -> openLinks().size() == 6 && openLinks().stream().allMatch(OpenLink::usable));

        assertThat(openLinks()).extracting(open -> open.link().live()).containsOnly(false);
        assertThat(openLinks())
                .extracting(open -> open.link().name())
                .containsExactlyInAnyOrder(
                        Demo.RCS, Demo.MMS, Demo.MMS_SMALL, Demo.MMS_LARGE, Demo.SMS, Demo.SMS_THROTTLING);
    }

    @Test
    void theFirstBrandHasASenderOnEveryChannelAtOnce() {
        JsonNode senders = SERVER.ok("GET", "/v1/senders", "");

        assertThat(senders.path("items")).hasSize(1);
        assertThat(senders.at("/items/0/rcs/agent").asText()).isEqualTo(Demo.RCS);
        assertThat(senders.at("/items/0/sms/from").asText()).isEqualTo("60777");
        assertThat(senders.at("/items/0/signatures/zh-CN").asText()).isEqualTo("【Cardwire】");
    }

    @Test
    void whatAPersonSendsIsNotedWithTheirNameOnce() {
        var first = SERVER.first();
        String[] session = SERVER.session(first.email(), first.password());
        String[] once = Stream.concat(Stream.of("Idempotency-Key", "by-hand"), Stream.of(session))
                .toArray(String[]::new);
        String body = """
                {"to":"%s","mode":"test","card":{"version":1,"kind":"service","locale":"en","layout":"card","cards":[
                {"id":"c1","title":"Your parcel is here","buttons":[]}]}}""".formatted(DemoHandsets.SMS_EMOJI.e164());
        JsonNode sent =
                Json.tree(SERVER.call("POST", "/v1/messages", body, once).body());
        SERVER.call("POST", "/v1/messages", body, once);
        assertThat(SERVER.db()
                        .sql(
                                "select actor_name || ' ' || details::text as told from audit where action = 'submission.sent' and subject = :id")
                        .set("id", sent.path("submission").asText())
                        .list(row -> row.getString("told")))
                .containsExactly("Admin {\"mode\": \"test\", \"messages\": 1}");
    }

    @Test
    void whatAHandsetGotNamesOurMessage() {
        Rig.await(
                "all links",
                () -> openLinks().size() == 6 && openLinks().stream().allMatch(OpenLink::usable));
        String to = DemoHandsets.SMS_EMOJI.e164();
        JsonNode accepted =
                SERVER.ok("POST", "/v1/messages", Json.write(Rig.sms("service", "Your parcel is here", to)));
        String id = accepted.at("/messages/0/id").asText();

        Rig.await(
                "the message",
                () -> SERVER.handset(to).at("/messages/0/message").asText().equals(id));

        JsonNode handset = SERVER.handset(to);
        assertThat(handset.at("/handset/deliveries").asInt()).isEqualTo(1);
        assertThat(handset.at("/messages/0/channel").asText()).isEqualTo("sms");
        assertThat(handset.at("/messages/0/content/text").asText()).isEqualTo("Cardwire: Your parcel is here");
        JsonNode all = SERVER.ok("GET", "/v1/sandbox/handsets", "");
        assertThat(all.path("items")).hasSize(16);
        assertThat(all.path("items").findValues("last")).hasSize(1);
    }

    @Test
    void aSecondNodeGoesWithoutAndLeavesTheLinksOfTheFirstAlone() {
        List<String> before = links();
        try (Server second = Server.start(AppConfig.read(SERVER.environment("second")))) {
            assertThat(second.sandbox()).isEmpty();
            assertThat(second.engine().links.all()).isEmpty();
        }
        assertThat(links()).as("while the second ran and after").isEqualTo(before);
    }

    private static List<String> links() {
        return SERVER.db()
                .sql("select name || version || enabled as link from link order by no")
                .list(row -> row.getString("link"));
    }

    private static Collection<OpenLink> openLinks() {
        return SERVER.server().engine().links.all();
    }
}
