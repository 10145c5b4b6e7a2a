package org.cardwire.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.link.Link;
import org.cardwire.link.LinksHere;
import org.cardwire.link.OneAnswer;
import org.cardwire.link.OpenLink;
import org.cardwire.link.ScriptedLink;
import org.cardwire.routing.Router.Bounds;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Msisdn LONDON = new Msisdn("+447700900123");
    private static final OneAnswer ADAPTER = new OneAnswer(Channel.SMS, new SubmitOutcome.LinkDown("nobody submits"));
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private final Links links = new Links();
    private final Router router = new Router(links, (_, _) -> Optional.of("brand"));

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
        links.open(link(SECOND), true);
        links.open(link(FIRST), true);
        assertThat(taken(route(Bounds.NONE))).isEqualTo(FIRST);
        links.open(link(THIRD, "+44"), true);
        assertThat(taken(route(Bounds.NONE))).isEqualTo(THIRD);
    }

    @Test
    void aLinkThatIsDownIsPassedOverAndNamed() {
        links.open(link(FIRST), false);
        links.open(link(SECOND), true);
        Route.Via via = (Route.Via) route(Bounds.NONE);
        assertThat(via.link().link().no()).isEqualTo(SECOND);
        assertThat(via.passedOver()).containsExactly("link1");
    }

    @Test
    void withEveryLinkDownAMessageWaits() {
        links.open(link(FIRST), false);
        links.open(link(SECOND), false);
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.NoneUp(List.of("link1", "link2")));
    }

    @Test
    void waitingDoesNotHelpWhereNoLinkCarriesTheNumber() {
        links.open(link(FIRST, "+86"), true);
        links.open(link(SECOND, false, Channel.SMS), true);
        links.open(link(THIRD, true, Channel.MMS), true);
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.Never("no_link_for_number"));
    }

    @Test
    void aRepeatTakesItsOwnLinkOrNone() {
        links.open(link(FIRST), true);
        links.open(link(SECOND), true);
        assertThat(taken(route(only(SECOND)))).isEqualTo(SECOND);
        links.here.get(SECOND).up(false);
        assertThat(route(only(SECOND))).isInstanceOf(Route.NoneUp.class);
    }

    @Test
    void aBetterLinkOfAnotherNodeIsAskedFirst() {
        Link better = link(FIRST);
        links.openElsewhere(better);
        links.open(link(SECOND), true);
        assertThat(route(Bounds.NONE)).isEqualTo(new Route.Elsewhere(better));
        assertThat(route(only(FIRST))).isEqualTo(new Route.Elsewhere(better));
    }

    @Test
    void aLinkThatNoNodeHasOpenIsPassedOver() {
        links.known.add(link(FIRST));
        assertThat(route(Bounds.NONE)).isInstanceOf(Route.NoneUp.class);
        links.open(link(SECOND), true);
        assertThat(taken(route(Bounds.NONE))).isEqualTo(SECOND);
    }

    @Test
    void whatWasLeftToThisNodeGoesDownTheListAndNeverUp() {
        links.openElsewhere(link(FIRST));
        links.open(link(SECOND), true);
        assertThat(taken(route(from(SECOND)))).isEqualTo(SECOND);
        links.here.get(SECOND).up(false);
        assertThat(route(from(SECOND))).isInstanceOf(Route.NoneUp.class);
        Link last = link(THIRD);
        links.openElsewhere(last);
        assertThat(route(from(SECOND))).isEqualTo(new Route.Elsewhere(last));
    }

    @Test
    void whatWaitsForALinkTakesABetterOneOfThisNodeThatIsUpAgain() {
        links.open(link(FIRST), true);
        links.open(link(SECOND), true);
        assertThat(taken(route(from(SECOND)))).isEqualTo(FIRST);
    }

    @Test
    void whatNoNodeTookIsNotLeftToTheSameLinkAgain() {
        links.openElsewhere(link(FIRST));
        assertThat(route(from(FIRST))).isEqualTo(new Route.NoneUp(List.of("link1")));
    }

    @Test
    void aLinkOfAnotherChannelBoundsNothing() {
        links.open(link(FIRST), true);
        assertThat(taken(route(from(THIRD)))).isEqualTo(FIRST);
    }

    /** The links of two nodes, as the first one sees them. */
    private static final class Links implements LinksHere {
        private final List<Link> known = new ArrayList<>();
        private final Map<Integer, ScriptedLink> here = new TreeMap<>();
        private final Set<Integer> elsewhere = new HashSet<>();

        void open(Link link, boolean up) {
            ScriptedLink scripted = new ScriptedLink(link, ADAPTER, () -> Instant.EPOCH, () -> 0);
            scripted.up(up);
            here.put(link.no(), scripted);
            known.add(link);
        }

        void openElsewhere(Link link) {
            elsewhere.add(link.no());
            known.add(link);
        }

        @Override
        public List<Link> known() {
            return known;
        }

        @Override
        public Optional<OpenLink> find(int no) {
            return Optional.ofNullable(here.get(no)).map(ScriptedLink::open);
        }

        @Override
        public boolean elsewhere(int no) {
            return elsewhere.contains(no);
        }
    }
}
