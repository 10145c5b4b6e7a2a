package org.cardwire.link;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.cardwire.carrier.spi.Msisdn;

/** Which country a number belongs to, by ITU-T E.164 and the national plans below it: {@code +1 416} is Canada's. */
public final class Countries {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Countries() {}

    /** ISO 3166-1 code, of a number outside of every plan that of its country code's main country; empty for numbers of no country, such as satellite phones'. */
    public static Optional<String> of(Msisdn number) {
        try {
            PhoneNumber parsed = NUMBERS.parse(number.e164(), null);
            return Optional.ofNullable(NUMBERS.getRegionCodeForNumber(parsed))
                    .or(() -> Optional.of(NUMBERS.getRegionCodeForCountryCode(parsed.getCountryCode())))
                    .filter(Countries::isCountry);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    static boolean isCountry(String code) {
        return NUMBERS.getSupportedRegions().contains(code);
    }
}
