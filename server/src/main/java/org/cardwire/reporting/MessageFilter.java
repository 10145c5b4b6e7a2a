package org.cardwire.reporting;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.id.Ids;

/**
 * Which messages of a brand a list shows. Absent filters let everything through.
 *
 * @param live those too that reach real handsets
 * @param from the smallest id wanted
 * @param below only smaller ids: the end of the page before, or of the time asked for
 */
record MessageFilter(
        long brand,
        boolean live,
        OptionalLong submission,
        OptionalLong numberKey,
        Optional<String> state,
        Optional<Channel> channel,
        Optional<String> clientRef,
        long from,
        long below) {

    private static final long NO_SUCH = -1;

    /** Throws {@link HttpProblem} 422 that names the parameter. */
    static MessageFilter of(Call call, ToLongFunction<Msisdn> key) {
        Optional<Long> until = call.query("until").map(text -> Ids.firstAt(time(text)));
        return new MessageFilter(
                call.brand(),
                call.principal().reaches(true),
                call.query("submission")
                        .map(text -> OptionalLong.of(
                                PublicIds.SUBMISSION.tryParse(text).orElse(NO_SUCH)))
                        .orElse(OptionalLong.empty()),
                call.query("to")
                        .map(text -> OptionalLong.of(key.applyAsLong(number(text))))
                        .orElse(OptionalLong.empty()),
                call.query("state"),
                call.query("channel").map(word -> Channel.valueOf(word.toUpperCase(Locale.ROOT))),
                call.query("clientRef"),
                call.query("from").map(text -> Ids.firstAt(time(text))).orElse(0L),
                Math.min(call.cursor().orElse(Long.MAX_VALUE), until.orElse(Long.MAX_VALUE)));
    }

    /** A plus sign that was not escaped arrives as a space. */
    static Msisdn number(String text) {
        String digits = text.strip();
        String e164 = digits.startsWith("+") ? digits : "+" + digits;
        if (!Msisdn.isE164(e164)) {
            throw HttpProblem.invalid(
                    "#query/to",
                    "bad-number",
                    "Not a phone number: write it with a plus sign and the country code, such as +447700900001",
                    "号码无效：请使用加号与国家代码，例如 +447700900001");
        }
        return new Msisdn(e164);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }
}
