package org.cardwire.tracking;

import java.util.Locale;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;

/** What we answer to a handset on our own. Blocks; throws when the answer could not be stored. */
public interface Replies {
    /**
     * Whom to answer.
     *
     * @param channel on which the handset spoke
     * @param live whether it may go to a real handset
     */
    record Correspondent(long brand, long sender, Msisdn number, Channel channel, Locale language, boolean live) {}

    /** @param once names the answer: however often it is asked for within a day, it is sent once */
    void confirmOptOut(Correspondent to, String once);

    /** @param once as above */
    void confirmOptIn(Correspondent to, String once);

    /** @param once as above */
    void help(Correspondent to, String once);
}
