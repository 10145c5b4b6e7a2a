package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.brand.Sender;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.message.PersonalData;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.id.Ids;
import org.cardwire.tracking.SentCards.SentCard;

/**
 * Finds what a handset answers: the message that the carrier names, else the newest that the addressed sender sent to this
 * number in 30 days, else the newest that went to it over this link. Blocks.
 */
public final class Correspondence {
    private static final Duration LOOKS_BACK = Duration.ofDays(30);
    private static final int CANDIDATES = 20;

    /** Which senders have an address on a channel. */
    public interface Senders {
        List<Sender> at(Channel channel, String address);
    }

    /**
     * Whom a handset speaks to.
     *
     * @param live whether the answer may go to a real handset
     */
    record Party(long brand, long sender, boolean live) {}

    /**
     * @param parties one, the sender of the message, where there is one
     * @param message the one that is answered
     */
    record Found(List<Party> parties, Optional<SentCard> message) {
        Optional<Locale> language() {
            return message.map(sent -> sent.card().locale());
        }
    }

    private final Db db;
    private final Names names;
    private final SentCards cards;
    private final PersonalData personal;
    private final Senders senders;

    public Correspondence(Db db, Names names, SentCards cards, PersonalData personal, Senders senders) {
        this.db = db;
        this.names = names;
        this.cards = cards;
        this.personal = personal;
        this.senders = senders;
    }

    /** @param to the address that the handset wrote to, where the carrier says it */
    Found find(Link link, Msisdn from, Optional<String> to, Optional<String> inReplyTo, Instant now) {
        Optional<SentCard> named = inReplyTo.flatMap(ref -> named(link, ref, from));
        if (named.isPresent()) {
            return found(named.get());
        }
        List<Sender> addressed = to.or(() -> Optional.ofNullable(link.settings().get("agent")))
                .map(address -> senders.at(link.channel(), address))
                .orElse(List.of());
        return newest(link, addressed, from, now)
                .map(Correspondence::found)
                .orElseGet(() -> new Found(
                        addressed.stream()
                                .map(s -> new Party(s.brand(), s.id(), link.live()))
                                .toList(),
                        Optional.empty()));
    }

    private static Found found(SentCard sent) {
        return new Found(
                List.of(new Party(
                        sent.message().brand(),
                        sent.content().sender(),
                        sent.frozen().live())),
                Optional.of(sent));
    }

    private Optional<SentCard> named(Link link, String ref, Msisdn from) {
        return Optional.ofNullable(names.find(link.no(), List.of(ref)).get(ref))
                .map(Named::messageId)
                .flatMap(cards::find)
                .filter(sent -> wentTo(sent, from));
    }

    private Optional<SentCard> newest(Link link, List<Sender> addressed, Msisdn from, Instant now) {
        Set<Long> ids = addressed.stream().map(Sender::id).collect(Collectors.toSet());
        return tried(link, addressed, from, now).stream()
                .flatMap(id -> cards.find(id).stream())
                .filter(sent -> wentTo(sent, from)
                        && !sent.content().confirmation()
                        && sent.frozen().live() == link.live()
                        && (ids.isEmpty() || ids.contains(sent.content().sender())))
                .findFirst();
    }

    /** The newest messages to the number that were tried: those of these senders' brands, or of any over the link. */
    private List<Long> tried(Link link, List<Sender> addressed, Msisdn from, Instant now) {
        return db.sql("""
                        select m.id from message m
                        where m.brand in (select id from brand where :any or id = any(:brands))
                            and m.number_key = :key and m.id between :lo and :hi
                            and exists (select 1 from attempt a where a.message_id = m.id
                                and a.message_id between :lo and :hi and (not :any or a.link = :link))
                        order by m.id desc limit :limit""")
                .set("any", addressed.isEmpty())
                .set("brands", addressed.stream().map(Sender::brand).distinct().toArray(Long[]::new))
                .set("key", personal.key(from))
                .set("lo", Ids.firstAt(now.minus(LOOKS_BACK)))
                .set("hi", Long.MAX_VALUE)
                .set("link", link.no())
                .set("limit", (long) CANDIDATES)
                .list(row -> row.getLong("id"));
    }

    /** Two numbers may share a key. */
    private boolean wentTo(SentCard sent, Msisdn number) {
        return personal.number(sent.message()).equals(number);
    }
}
