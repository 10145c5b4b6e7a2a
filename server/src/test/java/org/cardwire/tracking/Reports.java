package org.cardwire.tracking;

import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.message.CarrierRefs.Named;
import org.cardwire.message.Records;

/** What a carrier's report writes, for tests of other rooms. */
public final class Reports {
    private Reports() {}

    public static Records records(CarrierEvent event, Named about) {
        Records records = new Records();
        Report.of(event).orElseThrow().addTo(records, about);
        return records;
    }

    public static boolean callForDecision(CarrierEvent event) {
        return Report.of(event).orElseThrow().callsForDecision();
    }
}
