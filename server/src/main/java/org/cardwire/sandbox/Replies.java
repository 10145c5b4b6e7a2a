package org.cardwire.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.carrier.Carrier.CannotDo;
import org.cardwire.fixtures.carrier.Owners;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;

/** What a handset's owner writes back, and which links he opens. */
final class Replies {
    /** A handset's browser gives up after five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Owners.Page NOTHING = new Owners.Page("", "", Optional.empty());

    private static final int PAGES = 100;

    private final Carriers carriers;
    private final Cache<String, Owners.Page> pages =
            Caffeine.newBuilder().maximumSize(PAGES).build();

    Replies(Carriers carriers) {
        this.carriers = carriers;
    }

    /**
     * Sends a text over the channel: as an answer to the newest message that came by it from this sender, else by the
     * account that serves the number.
     *
     * @param seen what the handset has, oldest first
     */
    void send(PhoneNumber from, List<Received> seen, JsonNode reply) throws CannotDo {
        Channel channel = Channel.valueOf(reply.get("channel").asText().toUpperCase(Locale.ROOT));
        Optional<String> to = Optional.ofNullable(reply.get("to")).map(JsonNode::asText);
        String text = reply.get("text").asText();
        Optional<Received> answered = seen.reversed().stream()
                .filter(one -> one.channel() == channel)
                .filter(one -> to.isEmpty() || to.get().equals(one.from()))
                .findFirst();
        if (answered.isPresent()) {
            carriers.owners().reply(answered.get(), text);
        } else {
            carrier(channel).reply(from, to.orElseThrow(() -> nobody(channel)), account(from, channel), text);
        }
    }

    private static CannotDo nobody(Channel channel) {
        return new CannotDo("nobody wrote to it by " + HandsetJson.name(channel) + " yet; say in \"to\" to whom");
    }

    private Carrier carrier(Channel channel) {
        return switch (channel) {
            case RCS -> carriers.rcs();
            case MMS -> carriers.mm7();
            case SMS -> carriers.smsc();
        };
    }

    private static String account(PhoneNumber number, Channel channel) {
        return switch (channel) {
            case RCS -> Demo.RCS;
            case MMS -> mmsAccount(number.e164());
            case SMS -> number.e164().startsWith(DemoHandsets.SMS_THROTTLING_PREFIX) ? Demo.SMS_THROTTLING : Demo.SMS;
        };
    }

    private static String mmsAccount(String number) {
        if (number.startsWith(DemoHandsets.MMS_SMALL_PREFIX)) {
            return Demo.MMS_SMALL;
        }
        return number.startsWith(DemoHandsets.MMS_LARGE_PREFIX) ? Demo.MMS_LARGE : Demo.MMS;
    }

    /**
     * Blocks until the page is there, for a few seconds at most.
     *
     * @param link the address itself, or its place among the links of the message from "1"
     */
    void open(Received message, String link) throws CannotDo {
        List<URI> links = Owners.links(message);
        for (int i = 0; i < links.size(); i++) {
            if (links.get(i).toString().equals(link) || Integer.toString(i + 1).equals(link)) {
                Owners.Page page = carriers.owners()
                        .open(message, links.get(i))
                        .toCompletableFuture()
                        .completeOnTimeout(NOTHING, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                pages.put(message.id(), page);
                return;
            }
        }
        throw new CannotDo("the message has " + links.size() + " links and none is this");
    }

    /** What came when a link of the message was opened last; empty when none was, or that is long ago. */
    Optional<Owners.Page> page(Received message) {
        return Optional.ofNullable(pages.getIfPresent(message.id()));
    }
}
