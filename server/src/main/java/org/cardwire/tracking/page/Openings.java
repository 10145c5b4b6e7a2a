package org.cardwire.tracking.page;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.cardwire.card.Button;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Records;
import org.cardwire.platform.crypto.TokenMac;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.json.Json;
import org.cardwire.tracking.Book;
import org.cardwire.tracking.Counts;
import org.cardwire.tracking.SentCards.SentCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the openings of a link as they were, with a mark where a program did it; a person's is an event of the message. */
public final class Openings {
    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);
    private static final int AGENT = 300;
    /** Of one message within an hour, on this node: whoever opens it again and again writes no more. */
    private static final int MOST = 500;

    private static final Duration COUNTED = Duration.ofHours(1);
    private static final int MESSAGES = 50_000;

    private final Db db;
    private final Book book;
    private final LongSupplier ids;
    private final TokenMac addresses;
    private final Counts counts;
    private final InstantSource clock;
    private final Bots bots = Bots.standard();
    private final Cache<Long, AtomicInteger> lately = Caffeine.newBuilder()
            .maximumSize(MESSAGES)
            .expireAfterWrite(COUNTED)
            .build();

    /** @param addresses hashes the callers' addresses, which are kept in no other form */
    public Openings(Db db, Book book, LongSupplier ids, TokenMac addresses, Counts counts, InstantSource clock) {
        this.db = db;
        this.book = book;
        this.ids = ids;
        this.addresses = addresses;
        this.counts = counts;
        this.clock = clock;
    }

    /** The reader gets the page though the opening could not be kept. Blocks. */
    void note(SentCard sent, int index, Call call) {
        if (lately.get(sent.message().id(), _ -> new AtomicInteger()).incrementAndGet() > MOST) {
            counts.opening("too_often");
            return;
        }
        Instant now = clock.instant();
        Optional<String> bot =
                bots.reason(call.method(), call::header, sent.life().attempts(), now);
        counts.opening(bot.orElse("none"));
        try {
            long id = ids.getAsLong();
            keep(id, sent, index, call, bot, now);
            if (bot.isEmpty()) {
                book.enter(clicked(id, sent, index, now));
            }
        } catch (RuntimeException e) {
            LOG.warn("opening message={} not kept reason=\"{}\"", sent.message().id(), e.toString());
        }
    }

    private void keep(long id, SentCard sent, int index, Call call, Optional<String> bot, Instant now) {
        db.sql("""
                        insert into click (id, message_id, link_index, at, bot, agent, address_key)
                        values (:id, :message, :index, :at, :bot, :agent, :address)""")
                .set("id", id)
                .set("message", sent.message().id())
                .set("index", (short) index)
                .set("at", now)
                .set("bot", bot.orElse(null))
                .set("agent", agent(call))
                .set("address", addressKey(call.client()))
                .update();
    }

    private static Records clicked(long id, SentCard sent, int index, Instant now) {
        Optional<Button> button = index == 0 ? Optional.empty() : sent.button(index - 1);
        Map<String, String> detail = new LinkedHashMap<>();
        button.ifPresent(b -> {
            detail.put("button", b.id());
            detail.put("label", b.label().written()); // a person's values are sealed, events are not
        });
        Channel channel = sent.life().attempts().isEmpty()
                ? Channel.SMS
                : sent.life().attempts().getLast().channel();
        String code = button.map(Button::id).orElse("page");
        String json = detail.isEmpty() ? "" : Json.write(detail);
        return new Records()
                .event(sent.message().id(), channel, new Event(0, 0, EventKind.CLICKED, id, code, json, now));
    }

    private static String agent(Call call) {
        String agent = call.header("User-Agent").orElse("").replace("\0", "");
        return agent.length() > AGENT ? agent.substring(0, AGENT) : agent;
    }

    private long addressKey(String client) {
        return ByteBuffer.wrap(addresses.sign(client.getBytes(StandardCharsets.UTF_8), Long.BYTES))
                .getLong();
    }
}
