package org.cardwire.fitting;

import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.SmsContent.Concatenation;

/** What a link's channel holds a form to. Links with equal profiles share one form. */
public sealed interface Profile {
    Channel channel();

    record Rcs() implements Profile {
        @Override
        public Channel channel() {
            return Channel.RCS;
        }
    }

    /** @param maxBytes of the whole message as {@code size} counts it */
    record Mms(int maxBytes, MessageSize size, Plays plays) implements Profile {
        @Override
        public Channel channel() {
            return Channel.MMS;
        }
    }

    /** @param maxSegments a longer text is unfit */
    record Sms(Concatenation concatenation, int maxSegments, Imprint imprint) implements Profile {
        @Override
        public Channel channel() {
            return Channel.SMS;
        }
    }
}
