package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Capabilities;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.link.Link;
import org.cardwire.link.Link.InDoubt;
import org.cardwire.link.LinksOfTwoNodes;
import org.cardwire.link.OneAnswer;
import org.cardwire.link.ScriptedLink;
import org.junit.jupiter.api.Test;

class LinkTraitsTest {
    private static final int NO = 7;

    private final LinksOfTwoNodes links = new LinksOfTwoNodes();
    private final LinkTraits traits = new LinkTraits(links);

    private static Link link(InDoubt inDoubt, boolean enabled) {
        Link.Traits traits =
                new Link.Traits(List.of(), 1, 0, 300_000, Concatenation.UDH_8BIT, inDoubt, 1, Optional.empty());
        return new Link(NO, "link", "scripted", Channel.MMS, enabled, true, 1, traits, Map.of());
    }

    private void openHere(InDoubt inDoubt, boolean revokes, boolean deduplicates) {
        OneAnswer adapter = new OneAnswer(
                new Capabilities(Channel.MMS, 100, revokes, false, false, deduplicates),
                new SubmitOutcome.LinkDown("nobody submits"));
        links.openHere(new ScriptedLink(link(inDoubt, true), adapter, () -> Instant.EPOCH, () -> 0).open());
    }

    @Test
    void ofALinkThatIsOpenHereItsAdapterKnows() {
        openHere(InDoubt.RESEND, true, true);
        assertThat(traits.revokes(NO)).isTrue();
        assertThat(traits.repeats(NO)).isTrue();
    }

    @Test
    void ofALinkThatIsOpenHereItsAdapterKnowsThatItCannot() {
        openHere(InDoubt.RESEND, false, false);
        assertThat(traits.revokes(NO)).isFalse();
        assertThat(traits.repeats(NO)).isFalse();
    }

    @Test
    void nothingIsRepeatedWhereTheLinkDoesNotSaySo() {
        openHere(InDoubt.HOLD, true, true);
        assertThat(traits.repeats(NO)).isFalse();
    }

    @Test
    void ofALinkThatIsNotOpenHereTheBestIsAssumed() {
        links.openElsewhere(link(InDoubt.RESEND, true));
        assertThat(traits.revokes(NO)).isTrue();
        assertThat(traits.repeats(NO)).isTrue();
    }

    @Test
    void ofALinkThatIsTurnedOffOrGoneNothingIs() {
        assertThat(traits.revokes(NO)).isFalse();
        links.openNowhere(link(InDoubt.RESEND, false));
        assertThat(traits.revokes(NO)).isFalse();
        assertThat(traits.repeats(NO)).isFalse();
    }
}
