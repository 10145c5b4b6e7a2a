package org.cardwire;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.link.OpenLink;
import org.cardwire.message.ChunkStore;

/** What an operator watches at night: every queue, window and link, as Prometheus gauges. */
final class EngineMeters {
    private final Engine engine;
    private final MultiGauge up;
    private final MultiGauge usable;
    private final MultiGauge window;
    private final MultiGauge inFlight;
    private final MultiGauge due;
    private final MultiGauge late;

    EngineMeters(Engine engine, MeterRegistry meters) {
        this.engine = engine;
        gauge(meters, "cardwire.ledger.waiting", "otp", engine.otpLedger, ledger -> ledger.waiting());
        gauge(meters, "cardwire.ledger.waiting", "other", engine.ledger, ledger -> ledger.waiting());
        gauge(meters, "cardwire.ledger.lost", "otp", engine.otpLedger, ledger -> ledger.lost());
        gauge(meters, "cardwire.ledger.lost", "other", engine.ledger, ledger -> ledger.lost());
        gauge(meters, "cardwire.acceptor.waiting", "all", engine.acceptor, acceptor -> acceptor.waiting());
        gauge(meters, "cardwire.exchanges.dropped", "all", engine.exchanges, exchanges -> exchanges.dropped());
        for (Lane lane : Lane.values()) {
            gauge(meters, "cardwire.delivery.in.hand", name(lane), engine.delivery, delivery -> delivery.inHand(lane));
        }
        up = multi(meters, "cardwire.link.up", "1 while connected");
        usable = multi(meters, "cardwire.link.usable", "1 while connected and not shut off for failing");
        window = multi(meters, "cardwire.link.window", "unanswered submissions that the link takes");
        inFlight = multi(meters, "cardwire.link.in.flight", "unanswered submissions now");
        due = multi(meters, "cardwire.backlog.messages", "messages that are due and not leased");
        late = multi(meters, "cardwire.backlog.seconds", "how long the oldest of them has been due");
    }

    /** Brings the gauges of links and lanes up to date. Blocks. */
    void refresh() {
        up.register(rows(link -> link.up() ? 1 : 0), true);
        usable.register(rows(link -> link.usable() ? 1 : 0), true);
        window.register(rows(link -> link.adapter().capabilities().window()), true);
        inFlight.register(rows(link -> link.permits().used()), true);
        List<ChunkStore.Backlog> backlog = engine.chunks.backlog();
        due.register(
                backlog.stream()
                        .map(b -> MultiGauge.Row.of(Tags.of("lane", name(b.lane())), b.messages()))
                        .toList(),
                true);
        late.register(
                backlog.stream()
                        .map(b -> MultiGauge.Row.of(Tags.of("lane", name(b.lane())), b.oldestSeconds()))
                        .toList(),
                true);
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<OpenLink> value) {
        return engine.links.all().stream()
                .<MultiGauge.Row<?>>map(
                        link -> MultiGauge.Row.of(Tags.of("link", link.link().name()), value.applyAsDouble(link)))
                .toList();
    }

    private static MultiGauge multi(MeterRegistry meters, String name, String meaning) {
        return MultiGauge.builder(name).description(meaning).register(meters);
    }

    private static <T> void gauge(MeterRegistry meters, String name, String queue, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).tag("queue", queue).register(meters);
    }

    private static String name(Lane lane) {
        return lane.name().toLowerCase(Locale.ROOT);
    }
}
