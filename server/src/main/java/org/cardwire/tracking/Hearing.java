package org.cardwire.tracking;

import java.util.OptionalLong;
import org.cardwire.carrier.spi.CarrierEvent;

/** Understands what a handset said: a message, a tap, the end of a subscription. */
interface Hearing {
    /** @param message which it is about */
    record Heard(Inbound.Result result, OptionalLong message) {
        static Heard of(Inbound.Result result) {
            return new Heard(result, OptionalLong.empty());
        }

        static Heard about(long message) {
            return new Heard(Inbound.Result.JOINED, OptionalLong.of(message));
        }
    }

    /** Blocks. Doing it twice is the same as once. Throws when it should be tried again later. */
    Heard hear(int link, CarrierEvent event);
}
