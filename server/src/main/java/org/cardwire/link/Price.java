package org.cardwire.link;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exact money. On the wire it is a decimal text beside its currency, never a floating number.
 *
 * @param micros millionths of the currency unit
 * @param currency ISO 4217
 */
public record Price(long micros, String currency) {
    private static final int DIGITS = 6;
    private static final int MOST_WHOLE_DIGITS = 9;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Throws {@link ArithmeticException} for more than six decimals or a billion and more, {@link NumberFormatException} for what is no decimal. */
    static Price of(String amount, String currency) {
        BigDecimal decimal = new BigDecimal(amount);
        if (decimal.precision() - decimal.scale() > MOST_WHOLE_DIGITS) {
            throw new ArithmeticException("too much: " + amount);
        }
        return new Price(decimal.movePointRight(DIGITS).longValueExact(), currency);
    }

    static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }

    /** What so many cost. */
    public Price times(int count) {
        return new Price(Math.multiplyExact(micros, count), currency);
    }

    public BigDecimal amount() {
        return BigDecimal.valueOf(micros, DIGITS);
    }

    /** The amount as a plain decimal without needless zeros, such as {@code 0.045}. */
    public String decimal() {
        return amount().stripTrailingZeros().toPlainString();
    }
}
