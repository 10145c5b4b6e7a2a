package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.delivery.Lives.EXPIRY;
import static org.cardwire.delivery.Lives.PATIENCE;
import static org.cardwire.delivery.Lives.T0;
import static org.cardwire.delivery.Lives.mms;
import static org.cardwire.delivery.Lives.service;
import static org.cardwire.delivery.Lives.sms;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Outbound;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome;
import org.cardwire.delivery.Trying.Tried;
import org.cardwire.link.Link;
import org.cardwire.link.OneAnswer;
import org.cardwire.link.ScriptedLink;
import org.cardwire.message.Attempt;
import org.cardwire.message.Attempt.Result;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Life;
import org.cardwire.message.MemoryFacts;
import org.cardwire.platform.crypto.Keyring;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Route;
import org.junit.jupiter.api.Test;

/** What one try says on the wire and leaves on record. */
class TryingTest {
    private static final SubmitOutcome ACCEPTED = new SubmitOutcome.Accepted(List.of());
    private static final SubmitOutcome BUSY = new SubmitOutcome.Refused("500", "busy", false);

    private final MemoryFacts facts = new MemoryFacts();
    private final Trying trying = new Trying(
            records -> {
                facts.append(records);
                return CompletableFuture.completedFuture(null);
            },
            new WireIds(Keyring.random().mac("wire")),
            CourierPolicy.DEFAULT,
            List.of(),
            () -> T0);

    private Tried tried(OneAnswer carrier, Lives lives, Action.Send send) {
        Life life = lives.life();
        Channel channel = life.chain().get(send.form()).channel();
        Link.Traits traits = new Link.Traits(
                List.of(), 1, 0, 300_000, Concatenation.UDH_8BIT, Link.InDoubt.HOLD, 1, Optional.empty());
        Link link = new Link(7, "link", "scripted", channel, true, true, 1, traits, Map.of());
        Case c = lives.inHand();
        Contents contents = new PlainContents(List.of("Hello"));
        Contents.Made.Ready made =
                (Contents.Made.Ready) contents.make(c.message(), c.frozen(), channel, 0, Optional.empty(), link);
        Preparing.Ready ready = new Preparing.Ready(
                c,
                send,
                contents.number(c.message()),
                new Route.Via(new ScriptedLink(link, carrier, () -> T0, () -> 0).open(), "brand", List.of()),
                KnownReach.NOTHING,
                made.content(),
                made.bytes(),
                made.losses());
        return trying.submit(ready).toCompletableFuture().join();
    }

    private Attempt accepted(OneAnswer carrier, Lives life) {
        return ((Tried.Attempted) tried(carrier, life, new Action.Send(1, 0, 0))).attempt();
    }

    private static Outbound only(OneAnswer carrier) {
        return carrier.submitted.getFirst();
    }

    @Test
    void thePlatformIsToldToDropAnRcsMessageAMinuteAfterItsPatience() {
        OneAnswer platform = new OneAnswer(Channel.RCS, ACCEPTED);
        assertThat(accepted(platform, service()).until()).isEqualTo(T0.plus(PATIENCE));
        assertThat(only(platform).validity()).isEqualTo(PATIENCE.plusSeconds(60));
    }

    @Test
    void anMmsExpiresWithItsPatience() {
        OneAnswer relay = new OneAnswer(Channel.MMS, ACCEPTED);
        assertThat(accepted(relay, mms()).until()).isEqualTo(T0.plus(PATIENCE));
        assertThat(only(relay).validity()).isEqualTo(PATIENCE);
    }

    @Test
    void theReceiptOfAnSmsIsAwaitedTenMinutesBeyondItsValidity() {
        OneAnswer smsc = new OneAnswer(Channel.SMS, ACCEPTED);
        assertThat(accepted(smsc, sms()).until()).isEqualTo(EXPIRY.plus(Duration.ofMinutes(10)));
        assertThat(only(smsc).validity()).isEqualTo(Duration.between(T0, EXPIRY));
    }

    @Test
    void aThrottlingOrALinkThatIsDownBeforeTheFirstByteIsNoAttempt() {
        var throttled = new SubmitOutcome.Throttled(
                Duration.ofSeconds(1), SubmitOutcome.Throttled.Scope.LINK, "ESME_RTHROTTLED");
        assertThat(notTried(throttled, sms(), new Action.Send(1, 0, 0)).kind()).isEqualTo(EventKind.THROTTLED);
        assertThat(notTried(new SubmitOutcome.LinkDown("closed"), sms(), new Action.Send(1, 0, 0))
                        .kind())
                .isEqualTo(EventKind.NO_LINK);
    }

    @Test
    void aRefusalForNowOfARepeatSaysNothingOfWhatIsInDoubt() {
        Lives doubt = service().tried(Result.UNKNOWN, "no_answer");
        assertThat(notTried(BUSY, doubt, new Action.Send(1, 0, 0, OptionalInt.of(7)))
                        .kind())
                .isEqualTo(EventKind.THROTTLED);
    }

    private Event notTried(SubmitOutcome answer, Lives lives, Action.Send send) {
        Tried tried = tried(new OneAnswer(Channel.SMS, answer), lives, send);
        assertThat(facts.attempts(lives.life().id())).isEmpty();
        return ((Tried.NotTried) tried).event();
    }
}
