package org.cardwire.reporting;

import java.time.ZoneId;
import java.util.function.LongFunction;
import org.cardwire.card.Language;
import org.cardwire.platform.http.Call;

/**
 * For whom a report is written.
 *
 * @param zone in which times are told
 * @param seesNumbers whole numbers, texts and variables too
 */
record Reader(Language language, ZoneId zone, boolean seesNumbers) {
    /** @param zones the time zone of a brand */
    static Reader of(Call call, LongFunction<ZoneId> zones) {
        return new Reader(
                Language.of(call.reader()),
                zones.apply(call.brand()),
                call.principal().may("numbers:read"));
    }
}
