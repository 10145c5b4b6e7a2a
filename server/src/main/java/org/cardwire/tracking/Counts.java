package org.cardwire.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** The room's meters. */
public final class Counts {
    private final MeterRegistry meters;

    public Counts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A report was written, had to wait, came too late or was given up. */
    void reports(String result, long number) {
        meters.counter("cardwire.reports", "result", result).increment(number);
    }

    /** What became of something that a handset said. */
    void heard(Inbound.Kind kind, Inbound.Result result) {
        meters.counter("cardwire.heard", "kind", lower(kind), "result", lower(result))
                .increment();
    }

    /** @param bot why it is taken for a program, or {@code none} */
    public void opening(String bot) {
        meters.counter("cardwire.openings", "bot", bot).increment();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
