package org.cardwire.tracking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.compliance.OptOut;
import org.cardwire.compliance.OptOutStore;
import org.cardwire.link.Link;
import org.cardwire.message.PersonalData;
import org.cardwire.tracking.Correspondence.Party;
import org.cardwire.tracking.Keywords.Meaning;

/**
 * What a person wants of a brand, as said on the handset: no more messages, messages again, or to know more. Twice is the
 * same as once: an opt-out and its end are confirmed once each, and help is given once in ten minutes. Blocks.
 */
public final class Preferences {
    private static final Duration HELP_EVERY = Duration.ofMinutes(10);
    private static final long WHOLE_BRAND = 0;

    /**
     * Who said it to whom, how and when.
     *
     * @param word as written, or the carrier's word for it
     * @param source {@code keyword} or {@code carrier}
     */
    record Saying(Link link, Party to, Msisdn from, Locale language, String word, String source, Instant at) {
        Replies.Correspondent back() {
            return new Replies.Correspondent(to.brand(), to.sender(), from, link.channel(), language, to.live());
        }
    }

    private final OptOutStore optOuts;
    private final PersonalData personal;
    private final Replies replies;

    public Preferences(OptOutStore optOuts, PersonalData personal, Replies replies) {
        this.optOuts = optOuts;
        this.personal = personal;
        this.replies = replies;
    }

    /** True if with this the person opted out, and not by an earlier saying. */
    boolean obey(Meaning meaning, Saying saying) {
        return switch (meaning) {
            case STOP -> stop(saying);
            case START -> {
                start(saying);
                yield false;
            }
            case HELP -> {
                help(saying);
                yield false;
            }
        };
    }

    private boolean stop(Saying saying) {
        long brand = saying.to().brand();
        long key = personal.key(saying.from());
        Instant at = saying.at().truncatedTo(ChronoUnit.MILLIS);
        boolean fresh = optOuts.add(new OptOut(
                brand,
                key,
                WHOLE_BRAND,
                personal.seal(brand, saying.from()),
                saying.word(),
                saying.source(),
                Optional.of(saying.link().no()),
                at));
        Optional<OptOut> kept = optOuts.find(brand, key);
        if (optOuts.unconfirmed(brand, key, WHOLE_BRAND)) {
            replies.confirmOptOut(
                    saying.back(), "opt-out:" + once(key, kept.map(OptOut::at).orElse(at)));
            optOuts.confirm(brand, key, WHOLE_BRAND, at);
        }
        return fresh || kept.map(o -> o.at().equals(at)).orElse(false);
    }

    /** Ends an opt-out that the saying is newer than, and says so before: a repeat after a crash says the same again. */
    private void start(Saying saying) {
        long brand = saying.to().brand();
        long key = personal.key(saying.from());
        optOuts.endedBy(brand, key, saying.at()).ifPresent(ended -> {
            replies.confirmOptIn(saying.back(), "opt-in:" + once(key, ended.at()));
            optOuts.end(brand, key, saying.at());
        });
    }

    /** An opt-out begins and ends once. */
    private static String once(long key, Instant optedOutAt) {
        return key + ":" + optedOutAt.toEpochMilli();
    }

    private void help(Saying saying) {
        long key = personal.key(saying.from());
        replies.help(saying.back(), "help:" + key + ":" + saying.at().toEpochMilli() / HELP_EVERY.toMillis());
    }
}
