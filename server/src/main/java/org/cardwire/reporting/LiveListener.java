package org.cardwire.reporting;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Change;
import org.cardwire.message.Feed;
import org.cardwire.platform.json.Json;

/**
 * One client of the live stream. What it cannot take yet waits in a buffer with a limit; a client that falls further behind
 * is cut off, comes back with the id of what it saw last, and goes on from there.
 */
final class LiveListener implements LiveFeed.Listener {
    /**
     * @param live what is for real handsets, too
     * @param submission only its messages
     */
    record Wanted(long brand, boolean live, OptionalLong submission, OptionalLong message) {
        boolean includes(long id, Feed.Owner owner) {
            return owner.brand() == brand
                    && (live || !owner.live())
                    && (submission.isEmpty() || submission.getAsLong() == owner.submission())
                    && (message.isEmpty() || message.getAsLong() == id);
        }
    }

    /** Pieces that wait for a slow client. */
    static final int BUFFERED = 2_000;

    private final Wanted wanted;
    private final Context loop;
    private final HttpServerResponse response;
    private final BooleanSupplier allowed;
    /** Touched on the event loop only. */
    private final ArrayDeque<Buffer> waiting = new ArrayDeque<>();

    /** @param allowed whether the client may still listen; may block */
    LiveListener(Wanted wanted, Context loop, HttpServerResponse response, BooleanSupplier allowed) {
        this.wanted = wanted;
        this.loop = loop;
        this.response = response;
        this.allowed = allowed;
    }

    /** @param closed called on the event loop when the client is gone */
    void open(Runnable closed) {
        loop.runOnContext(_ -> {
            response.closeHandler(_ -> closed.run());
            response.drainHandler(_ -> write());
            response.setChunked(true)
                    .putHeader("Content-Type", "text/event-stream")
                    .putHeader("Cache-Control", "no-store")
                    .putHeader("X-Accel-Buffering", "no")
                    // Compression would hold events back until a block is full.
                    .putHeader("Content-Encoding", "identity");
        });
    }

    @Override
    public void changed(List<Change> changes, Map<Long, Feed.Owner> owners, String id) {
        StringBuilder text = new StringBuilder();
        for (Change change : changes) {
            Feed.Owner owner = owners.get(change.messageId());
            if (owner != null && wanted.includes(change.messageId(), owner)) {
                ContractKinds.of(change.fact())
                        .ifPresent(kind -> text.append("data: ")
                                .append(event(change, owner, kind))
                                .append("\n\n"));
            }
        }
        if (!text.isEmpty()) {
            // The place of the last event is behind the whole entry: a break before it repeats the entry, and loses
            // nothing.
            int last = text.lastIndexOf("data: ");
            text.insert(last, "id: " + id + "\n");
            send(text.toString());
        }
    }

    /** Keeps proxies from closing a quiet connection; ends one whose key or session has ended. */
    void heartbeat() {
        if (allowed.getAsBoolean()) {
            send(":\n\n");
        } else {
            end();
        }
    }

    private static String event(Change change, Feed.Owner owner, String kind) {
        var json = Json.object()
                .put("message", PublicIds.MESSAGE.of(change.messageId()))
                .put("submission", PublicIds.SUBMISSION.of(owner.submission()))
                .put("kind", kind)
                .put("channel", MessageView.lower(Channel.values()[change.channel()]))
                .put("at", change.at().toString());
        ContractKinds.state(change.fact()).ifPresent(state -> json.put("state", state));
        return json.toString();
    }

    private void send(String text) {
        loop.runOnContext(_ -> {
            if (response.ended() || response.closed()) {
                return;
            }
            if (waiting.size() >= BUFFERED) {
                response.reset();
                return;
            }
            waiting.add(Buffer.buffer(text));
            write();
        });
    }

    private void write() {
        while (!waiting.isEmpty() && !response.writeQueueFull() && !response.ended()) {
            response.write(waiting.remove());
        }
    }

    void end() {
        loop.runOnContext(_ -> {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        });
    }
}
