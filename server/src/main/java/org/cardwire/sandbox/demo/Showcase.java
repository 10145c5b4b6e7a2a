package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.sandbox.Sandbox;

/**
 * Sends the demo's two cards to the twelve handsets of a sandbox that nothing was sent to yet, waits until every row of the
 * table holds or the time is over, and reads the table off the wire.
 */
public final class Showcase {
    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final URI server;
    private final String testKey;
    private final Carriers carriers;
    private final Sandbox sandbox;
    private final InstantSource clock;

    /** The server did not do what the demo asked for. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String what) {
            super(what);
        }
    }

    /** @param testKey of a brand that the sandbox's sender belongs to */
    public Showcase(URI server, String testKey, Sandbox sandbox, InstantSource clock) {
        this.server = server;
        this.testKey = testKey;
        this.sandbox = sandbox;
        this.carriers = sandbox.carriers();
        this.clock = clock;
    }

    /** Blocks for about 45 s, because one row waits for its expiry; throws {@link Failed} when the server refuses something. */
    public Table run() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            Api api = new Api(client, server, testKey);
            if (!sandbox.awaitConnected(CONNECTED_WITHIN)) {
                throw new Failed("the simulated carriers cannot reach the server at " + server);
            }
            Sending sending = new Sending(api, clock);
            Instant optedOut = sending.optOut();
            awaitConfirmation();
            Map<PhoneNumber, Seen> before = new HashMap<>();
            DemoHandsets.all().forEach(each -> before.put(each.number(), seen(each.number())));
            Map<PhoneNumber, String> messages = sending.send();
            return settled(api, Rows.all(optedOut), messages, before);
        }
    }

    /** What a handset had before the demo sent. */
    private record Seen(List<Received> received, Map<Channel, Integer> deliveries) {}

    private Seen seen(PhoneNumber number) {
        var wall = carriers.world().wall();
        return new Seen(wall.messages(number), wall.deliveries(number));
    }

    /** Who opts out is told so, once; that is not what the demo counts. */
    private void awaitConfirmation() throws InterruptedException {
        long until = System.nanoTime() + CONNECTED_WITHIN.toNanos();
        while (seen(DemoHandsets.OPTED_OUT).received.isEmpty()) {
            if (System.nanoTime() > until) {
                throw new Failed("the opt-out of a handset was not confirmed to it");
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private Table settled(Api api, List<Row> rows, Map<PhoneNumber, String> messages, Map<PhoneNumber, Seen> before)
            throws InterruptedException {
        long until = System.nanoTime() + SETTLED_WITHIN.toNanos();
        List<Row> open = new ArrayList<>(rows);
        while (!open.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(LOOK_EVERY);
            for (Row row : List.copyOf(open)) {
                if (line(api, row, messages, before).misses().isEmpty()) {
                    open.remove(row);
                }
            }
        }
        // Once more from the beginning: what held early must still hold at the end.
        List<Table.Line> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(line(api, row, messages, before));
        }
        return new Table(lines);
    }

    private Table.Line line(Api api, Row row, Map<PhoneNumber, String> messages, Map<PhoneNumber, Seen> before)
            throws InterruptedException {
        String path = "/v1/messages/" + messages.get(row.number());
        JsonNode detail = api.get(path);
        Seen now = seen(row.number());
        Seen then = before.getOrDefault(row.number(), new Seen(List.of(), Map.of()));
        List<Received> received =
                now.received.subList(Math.min(then.received.size(), now.received.size()), now.received.size());
        Map<Channel, Integer> deliveries = new HashMap<>(now.deliveries);
        then.deliveries.forEach((channel, count) -> deliveries.merge(channel, -count, Integer::sum));
        Handset handset = carriers.world().handsets().find(row.number()).orElseThrow();
        Found found = new Found(handset, received, deliveries, counts(), detail, api.get(path + "/explain"));
        return new Table.Line(row, found, row.misses(found));
    }

    private Map<String, Long> counts() {
        Map<String, Long> all = new HashMap<>();
        for (Carrier carrier : List.of(carriers.rcs(), carriers.mm7(), carriers.smsc())) {
            carrier.stats().all().forEach((name, count) -> all.put(carrier.name() + "." + name, count));
        }
        return all;
    }
}
