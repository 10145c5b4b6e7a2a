package org.cardwire.brand;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.id.PublicId;

/** Who a message is from on each channel, and the words that go with every text of this sender. */
public record Sender(long id, long brand, String name, Words words, Addresses addresses, Instant createdAt) {
    public static final PublicId ID = new PublicId("snd");

    /** All by language tag. */
    public record Words(
            Map<String, String> signatures, Map<String, String> optOutWords, Map<String, String> helpWords) {
        public Words {
            signatures = Map.copyOf(signatures);
            optOutWords = Map.copyOf(optOutWords);
            helpWords = Map.copyOf(helpWords);
        }
    }

    public record Addresses(Optional<Rcs> rcs, Optional<Number> mms, Optional<Number> sms) {}

    public record Rcs(String agent) {}

    /** @param from short code, number, or (SMS only) up to 11 letters and digits */
    public record Number(String from, boolean takesReplies) {}

    /** What the carrier is told; empty when the sender has no account on the channel. */
    @JsonIgnore
    public Optional<String> address(Channel channel) {
        return switch (channel) {
            case RCS -> addresses.rcs().map(Rcs::agent);
            case MMS -> addresses.mms().map(Number::from);
            case SMS -> addresses.sms().map(Number::from);
        };
    }

    /** The words that open an SMS: in that locale, else in its language, else none. */
    public Optional<String> signature(Locale locale) {
        return inLocale(words.signatures(), locale);
    }

    public Optional<String> optOutWords(Locale locale) {
        return inLocale(words.optOutWords(), locale);
    }

    public Optional<String> helpWords(Locale locale) {
        return inLocale(words.helpWords(), locale);
    }

    private static Optional<String> inLocale(Map<String, String> texts, Locale locale) {
        String exact = texts.get(locale.toLanguageTag());
        if (exact != null) {
            return Optional.of(exact);
        }
        return new TreeMap<>(texts)
                .entrySet().stream()
                        .filter(entry -> Locale.forLanguageTag(entry.getKey())
                                .getLanguage()
                                .equals(locale.getLanguage()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    record View(
            String id,
            String name,
            Map<String, String> signatures,
            Map<String, String> optOutWords,
            Map<String, String> helpWords,
            Optional<Rcs> rcs,
            Optional<Number> mms,
            Optional<Number> sms,
            Instant createdAt) {}

    View view() {
        return new View(
                ID.of(id),
                name,
                words.signatures(),
                words.optOutWords(),
                words.helpWords(),
                addresses.rcs(),
                addresses.mms(),
                addresses.sms(),
                createdAt);
    }
}
