package org.cardwire.message;

import java.time.Instant;
import org.cardwire.carrier.spi.Channel;

/**
 * One try of a message on one channel and link, as it ended on the wire.
 *
 * @param no counts the tries of a message from 1; a repeat with the same id on the wire keeps the number
 * @param form which form of the chain, from 0
 * @param link the link's number
 * @param level how far an RCS form was reduced: 0 as written, 1 one card, 2 text
 * @param featuresKnown whether the form was made for the features that the handset has
 * @param code the carrier's code of a refusal or doubt, else empty
 * @param until when patience with this try ends
 * @param parts parts that it has on the wire
 * @param bytes size on the wire where the channel has a limit in bytes, else of the text
 * @param decision why it went this way, as JSON: rules passed, route, reach, losses
 */
public record Attempt(
        int no,
        int form,
        Channel channel,
        int link,
        int level,
        boolean featuresKnown,
        Result result,
        String code,
        Instant at,
        Instant until,
        int parts,
        int bytes,
        String decision) {

    /** What the carrier's answer was. The order is stored. */
    public enum Result {
        /** Sent or about to be, and no answer is known. */
        UNKNOWN,
        ACCEPTED,
        /** For good: the same would be refused again. */
        REFUSED,
        /** A repeat later may be accepted. */
        REFUSED_FOR_NOW
    }
}
