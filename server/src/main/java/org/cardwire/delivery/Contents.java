package org.cardwire.delivery;

import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.message.Frozen;
import org.cardwire.message.Message;
import org.cardwire.submission.FrozenContent.ReachHint;

/** Makes a message's form for a channel from what its submission froze; the same facts give the same bytes. */
public interface Contents {
    /** What the gate and the router need to know of the frozen content. */
    Addressing addressing(Frozen frozen);

    /**
     * @param level how far an RCS form is reduced: 0 as written, 1 one card, 2 text
     * @param features of an RCS handset, empty where unknown
     */
    Made make(Message message, Frozen frozen, Channel channel, int level, Optional<Set<String>> features, Link link);

    /** The number, opened. */
    Msisdn number(Message message);

    /**
     * @param sender the brand's sender
     * @param confirmation the answer to an opt-out or to HELP
     * @param reach what the caller knows of its recipients
     */
    record Addressing(long sender, boolean confirmation, Optional<ReachHint> reach) {}

    sealed interface Made {
        /**
         * @param bytes on the wire where the channel has a limit in bytes, else of the text
         * @param losses what this form does not show, as a JSON array
         */
        record Ready(Content content, int bytes, String losses) implements Made {}

        record Unfit(String code, String detail) implements Made {}

        /** A clip is still being made. */
        record NotReady() implements Made {}
    }
}
