package org.cardwire.submission;

import java.time.Duration;
import java.util.List;
import org.cardwire.card.Card.Kind;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Form;

/** What a kind of card implies where the caller says nothing. */
final class Kinds {
    private static final Duration MMS_PATIENCE = Duration.ofHours(24);

    private Kinds() {}

    static List<Form> chain(Kind kind) {
        return switch (kind) {
            case OTP -> List.of(form(kind, Channel.RCS), form(kind, Channel.SMS));
            case SERVICE, PROMOTIONAL ->
                List.of(form(kind, Channel.RCS), form(kind, Channel.MMS), form(kind, Channel.SMS));
        };
    }

    static Form form(Kind kind, Channel channel) {
        return new Form(channel, patience(kind, channel));
    }

    private static Duration patience(Kind kind, Channel channel) {
        return switch (channel) {
            case RCS ->
                switch (kind) {
                    case OTP -> Duration.ofSeconds(60);
                    case SERVICE -> Duration.ofMinutes(10);
                    case PROMOTIONAL -> Duration.ofHours(1);
                };
            case MMS -> MMS_PATIENCE;
            case SMS -> Duration.ZERO;
        };
    }

    /** How long a message is worth delivering. */
    static Duration expiry(Kind kind) {
        return switch (kind) {
            case OTP -> Duration.ofMinutes(5);
            case SERVICE -> Duration.ofHours(48);
            case PROMOTIONAL -> Duration.ofHours(72);
        };
    }
}
