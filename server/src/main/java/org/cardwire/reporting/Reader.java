package org.cardwire.reporting;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.LongFunction;
import org.cardwire.card.Language;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;

/**
 * For whom a report is written.
 *
 * @param zone in which times are told
 * @param seesNumbers whole numbers, texts and variables too
 */
record Reader(Language language, ZoneId zone, boolean seesNumbers) {
    /** @param zones the time zone of a brand: the one that holds unless the reader asks for another */
    static Reader of(Call call, LongFunction<ZoneId> zones) {
        return new Reader(
                Language.of(call.reader()),
                call.query("zone").map(Reader::zone).orElseGet(() -> zones.apply(call.brand())),
                call.principal().may("numbers:read"));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw HttpProblem.invalid(
                    "#query/zone",
                    "bad-time-zone",
                    "Not a time zone: write it like Europe/Berlin",
                    "时区无效：请写作 Europe/Berlin 的形式");
        }
    }
}
