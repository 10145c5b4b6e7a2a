package org.cardwire.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.message.Form;
import org.cardwire.message.Frozen;
import org.cardwire.message.Life;
import org.cardwire.message.Message;
import org.cardwire.message.MessageStore.Subject;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Route;
import org.cardwire.submission.FrozenContent.ReachHint;
import org.junit.jupiter.api.Test;

/** Whose word counts about what a number can receive. */
class PreparingTest {
    private static final long NUMBER = 5;
    private static final long HINTED = 1;
    private static final long PLAIN = 2;
    private static final ReachHint NO_RCS = new ReachHint(Optional.of(false), Optional.empty());
    private static final KnownReach BY_CARRIER =
            new KnownReach(KnownReach.State.REACHABLE, Optional.of(Set.of()), "carrier", Instant.EPOCH);

    private final Map<Long, KnownReach> known = new HashMap<>();
    private Set<Long> asked = Set.of();

    /** What comes of messages of these contents to the one number, by content. */
    private Map<Long, Preparing.Prepared> prepared(long... contents) {
        Map<Case, Action.Send> sends = new LinkedHashMap<>();
        for (long content : contents) {
            sends.put(message(content), new Action.Send(1, 0, 0));
        }
        Preparing preparing = new Preparing(
                (numbers, untold, _, _) -> {
                    asked = Set.copyOf(untold);
                    Map<Long, KnownReach> all = new HashMap<>();
                    numbers.keySet().forEach(key -> all.put(key, known.getOrDefault(key, KnownReach.NOTHING)));
                    return all;
                },
                (_, _, _, _, _) -> new Route.NoneUp(List.of()),
                new Hinting());
        Map<Long, Preparing.Prepared> byContent = new HashMap<>();
        preparing.prepare(sends, OptionalInt.empty()).forEach(prepared -> byContent.put(content(prepared), prepared));
        return byContent;
    }

    private static long content(Preparing.Prepared prepared) {
        Case message = switch (prepared) {
            case Preparing.Ready ready -> ready.message();
            case Preparing.Impossible impossible -> impossible.message();
            case Preparing.Elsewhere elsewhere -> elsewhere.message();
            case Preparing.NoLink noLink -> noLink.message();
            case Preparing.NotReady notReady -> notReady.message();
        };
        return message.frozen().id();
    }

    private static Case message(long content) {
        Form rcs = new Form(Channel.RCS, Duration.ofMinutes(10));
        Life life = Lives.of(Lane.TRANSACTIONAL, Channel.RCS).life();
        Frozen frozen = new Frozen(content, 7, true, Lane.TRANSACTIONAL, List.of(rcs), "{}");
        Message message = new Message(
                life.id() + content,
                content,
                7,
                content,
                NUMBER,
                new byte[0],
                Optional.empty(),
                InstantSource.system().instant(),
                Lives.EXPIRY,
                Optional.empty());
        return new Case(new Subject(message, frozen, life));
    }

    private static final class Hinting implements Contents {
        @Override
        public Addressing addressing(Frozen frozen) {
            return new Addressing(1, false, frozen.id() == HINTED ? Optional.of(NO_RCS) : Optional.empty());
        }

        @Override
        public Msisdn number(Message message) {
            return new Msisdn("+447700900123");
        }

        @Override
        public Made make(
                Message message, Frozen frozen, Channel channel, int level, Optional<Set<String>> features, Link link) {
            throw new AssertionError("no link is up");
        }
    }

    @Test
    void whatACallerSaysOfANumberSpeaksForItsOwnMessagesOnly() {
        var both = prepared(HINTED, PLAIN);
        assertThat(both.get(HINTED)).isInstanceOfSatisfying(Preparing.Impossible.class, no -> {
            assertThat(no.reason()).isEqualTo(Reason.UNREACHABLE);
            assertThat(no.detail()).contains("hint");
        });
        assertThat(both.get(PLAIN)).isInstanceOf(Preparing.NoLink.class);
        assertThat(asked).as("for the other message").containsExactly(NUMBER);
    }

    @Test
    void whoeverIsSpokenForNeedNotBeAskedOf() {
        prepared(HINTED);
        assertThat(asked).isEmpty();
    }

    @Test
    void aCarriersAnswerIsWorthMoreThanTheCallersWord() {
        known.put(NUMBER, BY_CARRIER);
        assertThat(prepared(HINTED).get(HINTED)).isInstanceOf(Preparing.NoLink.class);
    }
}
