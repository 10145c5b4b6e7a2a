package org.cardwire.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.link.Link;
import org.cardwire.link.LinksOfTwoNodes;
import org.cardwire.link.OneAnswer;
import org.cardwire.link.ScriptedLink;
import org.cardwire.routing.Router.Bounds;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Msisdn LONDON = new Msisdn("+447700900123");
    private static final OneAnswer ADAPTER = new OneAnswer(Channel.SMS, new SubmitOutcome.LinkDown("nobody submits"));
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private final LinksOfTwoNodes links = new LinksOfTwoNodes();
    private final Router router = new Router(links, (_, _) -> Optional.of("brand"));

    private ScriptedLink open(Link link) {
        ScriptedLink scripted = new ScriptedLink(link, ADAPTER, () -> Instant.EPOCH, () -> 0);
        links.openHere(scripted.open());
        return scripted;
    }

    private Route route(Bounds bounds) {
        return router.route(Channel.SMS, true, 1, LONDON, bounds);
    }

    private static Bounds from(int link) {
        return new Bounds(OptionalInt.empty(), OptionalInt.of(link));
    }

    private static Bounds only(int link) {
        return new Bounds(OptionalInt.of(link), OptionalInt.empty());
    }

    private static int taken(Route route) {
        return ((Route.Via) route).link().link().no();
    }

    /** Its number is its priority. */
    private static Link link(int no, String... prefixes) {
        return link(no, true, Channel.SMS, prefixes);
    }

    private static Link link(int no, boolean enabled, Channel channel, String... prefixes) {
        Link.Traits traits = new Link.Traits(
                List.of(prefixes), no, 0, 0, Concatenation.UDH_8BIT, Link.InDoubt.HOLD, 1, Optional.empty());
        return new Link(no, "link" + no, "scripted", channel, enabled, true, 1, traits, Map.of());
    }

    @Test
    void theLongestPrefixThenTheLowestPriorityWins() {
        open(link(SECOND));
        open(link(FIRST));
        assertThat(taken(route(Bounds.NONE))).isEqualTo(FIRST);
        open(link(THIRD, "+44"));
        assertThat(taken(route(Bounds.NONE))).isEqualTo(THIRD);
    }

    @Test
    void aLinkThatIsDownIsPassedOverAndNamed() {
        open(link(FIRST)).up(false);
        open(link(SECOND));
        Route.Via via = (Route.Via) route(Bounds.NONE);
        assertThat(via.link().link().no()).isEqualTo(SECOND);
        assertThat(via.passedOver()).containsExactly("link1");
    }

    @Test
    void withEveryLinkDownAMessageWaits() {
        open(link(FIRST)).up(false);
        open(link(SECOND)).up(false);
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.NoneUp(List.of("link1", "link2")));
    }

    @Test
    void waitingDoesNotHelpWhereNoLinkCarriesTheNumber() {
        open(link(FIRST, "+86"));
        open(link(SECOND, false, Channel.SMS));
        open(link(THIRD, true, Channel.MMS));
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.Never("no_link_for_number"));
    }

    @Test
    void aRepeatTakesItsOwnLinkOrNone() {
        open(link(FIRST));
        ScriptedLink second = open(link(SECOND));
        assertThat(taken(route(only(SECOND)))).isEqualTo(SECOND);
        second.up(false);
        assertThat(route(only(SECOND))).isInstanceOf(Route.NoneUp.class);
    }

    @Test
    void aBetterLinkOfAnotherNodeIsAskedFirst() {
        Link better = link(FIRST);
        links.openElsewhere(better);
        open(link(SECOND));
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.Elsewhere(better));
        assertThat(route(only(FIRST))).isEqualTo(new Route.Elsewhere(better));
    }

    @Test
    void aLinkThatNoNodeHasOpenIsPassedOver() {
        links.openNowhere(link(FIRST));
        assertThat(route(Bounds.NONE)).isInstanceOf(Route.NoneUp.class);
        open(link(SECOND));
        assertThat(taken(route(Bounds.NONE))).isEqualTo(SECOND);
    }

    @Test
    void whatWasLeftToThisNodeGoesDownTheListAndNeverUp() {
        links.openElsewhere(link(FIRST));
        ScriptedLink second = open(link(SECOND));
        assertThat(taken(route(from(SECOND)))).isEqualTo(SECOND);
        second.up(false);
        assertThat(route(from(SECOND))).isInstanceOf(Route.NoneUp.class);
        Link last = link(THIRD);
        links.openElsewhere(last);
        assertThat(route(from(SECOND))).isEqualTo(new Route.Elsewhere(last));
    }

    @Test
    void whatWaitsForALinkTakesABetterOneOfThisNodeThatIsUpAgain() {
        open(link(FIRST));
        open(link(SECOND));
        assertThat(taken(route(from(SECOND)))).isEqualTo(FIRST);
    }

    @Test
    void whatNoNodeTookIsNotLeftToTheSameLinkAgain() {
        links.openElsewhere(link(FIRST));
        assertThat(route(from(FIRST))).isEqualTo(new Route.NoneUp(List.of("link1")));
    }

    @Test
    void aLinkOfAnotherChannelBoundsNothing() {
        open(link(FIRST));
        assertThat(taken(route(from(THIRD)))).isEqualTo(FIRST);
    }
}
