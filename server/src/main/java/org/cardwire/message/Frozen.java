package org.cardwire.message;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;

/**
 * What a submission sends, as it was when it was accepted. Messages with the same content share it.
 *
 * @param live false for a test key: only the sandbox's links may carry it
 * @param document what the rooms below froze, as JSON; this room never reads it
 */
public record Frozen(long id, long brand, boolean live, Lane lane, List<Form> chain, String document) {
    public Frozen {
        chain = List.copyOf(chain);
    }

    /** The kind of card, in the contract's word. */
    public String kind() {
        return switch (lane) {
            case OTP -> "otp";
            case TRANSACTIONAL -> "service";
            case BULK -> "promotional";
        };
    }

    static String chainText(List<Form> chain) {
        return chain.stream()
                .map(form -> form.channel().name().toLowerCase(Locale.ROOT) + ":"
                        + form.patience().toMillis())
                .collect(Collectors.joining(","));
    }

    static List<Form> chainOf(String text) {
        return Arrays.stream(text.split(","))
                .map(form -> form.split(":"))
                .map(pair -> new Form(
                        Channel.valueOf(pair[0].toUpperCase(Locale.ROOT)), Duration.ofMillis(Long.parseLong(pair[1]))))
                .toList();
    }
}
