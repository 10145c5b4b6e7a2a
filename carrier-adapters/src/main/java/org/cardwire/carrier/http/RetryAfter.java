package org.cardwire.carrier.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header: seconds or a date (RFC 9110 §10.2.3), held between zero and an hour. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** The wait that the answer asks for, or the fallback where it names none that can be read. */
    public static Duration of(HttpAnswer.Answered answer, Instant now, Duration fallback) {
        return answer.header("retry-after")
                .map(value -> parse(value.strip(), now, fallback))
                .orElse(fallback);
    }

    private static Duration parse(String value, Instant now, Duration fallback) {
        try {
            Duration wait = value.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
        } catch (NumberFormatException | DateTimeException e) {
            return fallback;
        }
    }
}
