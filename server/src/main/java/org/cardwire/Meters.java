package org.cardwire;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Where all that is measured in this process comes together, for {@code /metrics}. */
final class Meters {
    private Meters() {}

    /** With the memory, the collections and the processor time of this JVM. */
    static PrometheusMeterRegistry open(Closing closing) {
        PrometheusMeterRegistry meters =
                closing.add(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), m -> m.close());
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        closing.add(new JvmGcMetrics(), gc -> {
                    gc.close();
                })
                .bindTo(meters);
        return meters;
    }
}
