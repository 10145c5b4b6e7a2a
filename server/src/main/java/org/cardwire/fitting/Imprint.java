package org.cardwire.fitting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.card.Card;

/**
 * What a sender puts around the text of an SMS, frozen with the submission.
 *
 * @param signatures by language tag, {@code ""} for all others, as they stand before the text: {@code 【brand】} or
 *     {@code "Brand: "}
 * @param optOuts by language tag, how to opt out, such as {@code 拒收请回复R}
 * @param optOutOnService whether service messages carry the opt-out words too; promotional ones always do, otp never
 */
public record Imprint(Map<String, String> signatures, Map<String, String> optOuts, boolean optOutOnService) {
    public static final Imprint NONE = new Imprint(Map.of(), Map.of(), false);

    public Imprint {
        signatures = Map.copyOf(signatures);
        optOuts = Map.copyOf(optOuts);
    }

    /** Empty where there is none for the language. */
    public String signature(Locale locale) {
        return nearest(signatures, locale);
    }

    /** What stands behind the text of this card; empty where its kind asks for nothing. */
    public Optional<String> optOut(Card card) {
        boolean wanted = switch (card.kind()) {
            case OTP -> false;
            case SERVICE -> optOutOnService;
            case PROMOTIONAL -> true;
        };
        return wanted
                ? Optional.of(nearest(optOuts, card.locale())).filter(words -> !words.isEmpty())
                : Optional.empty();
    }

    private static String nearest(Map<String, String> words, Locale locale) {
        String rest = words.getOrDefault("", "");
        return words.getOrDefault(locale.toLanguageTag(), words.getOrDefault(locale.getLanguage(), rest));
    }
}
