package org.cardwire.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardwire.brand.Sender;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLink;
import org.cardwire.link.OpenLinks;
import org.cardwire.message.Life;
import org.cardwire.message.MessageStore;
import org.cardwire.platform.http.Repeats;
import org.cardwire.platform.json.Json;
import org.cardwire.routing.Route;
import org.cardwire.routing.Router;

/**
 * Tries a sender out: on each channel that has a link for the number, a service message is accepted and delivered as any
 * other; then the carriers' answers are awaited for a while. Blocks.
 */
public final class SenderTest {
    static final String CLIENT_REF = "sender-test";
    private static final Words WORDS = Words.of("sender-test");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Router router;
    private final OpenLinks links;
    private final SendReader reader;
    private final Acceptor acceptor;
    private final MessageStore messages;

    public SenderTest(Router router, OpenLinks links, SendReader reader, Acceptor acceptor, MessageStore messages) {
        this.router = router;
        this.links = links;
        this.reader = reader;
        this.acceptor = acceptor;
        this.messages = messages;
    }

    /** @param live whether links to real handsets are tried */
    record Asked(Sender sender, Msisdn to, List<Channel> channels, boolean live, Language language) {}

    /**
     * What was found on one channel.
     *
     * @param params of its sentence
     * @param message the one that was sent, if any
     */
    record Finding(Channel channel, SenderTestCode code, Map<String, String> params, Optional<Long> message) {
        Finding {
            params = Map.copyOf(params);
        }

        boolean ok() {
            return code == SenderTestCode.ACCEPTED;
        }

        Finding about(long sent) {
            return new Finding(channel, code, params, Optional.of(sent));
        }

        String sentence(Language language) {
            return say(code.sentence(params), language);
        }

        Optional<String> remedy(Language language) {
            String known = "remedy." + code.sentence(params);
            return WORDS.codes(language).contains(known) ? Optional.of(say(known, language)) : Optional.empty();
        }

        private String say(String sentence, Language language) {
            Map<String, String> told = new HashMap<>(params);
            told.put("mode", WORDS.say("mode." + params.get("mode"), Map.of(), language));
            return WORDS.say(sentence, told, language).strip();
        }
    }

    /** @param submission of the messages, where some were sent */
    record Result(List<Finding> findings, Optional<Long> submission, boolean replayed) {}

    /** What was sent and what could not be, as a repeat of the call finds it again. */
    private record Sent(long submission, List<Finding> findings) {}

    /** Throws {@link org.cardwire.platform.http.HttpProblem} when nothing could be accepted. */
    Result run(Asked asked, Optional<Repeats.Once> once) {
        long brand = asked.sender().brand();
        return once.flatMap(named -> acceptor.earlier(brand, named))
                .map(this::told)
                .orElseGet(() -> send(asked, once));
    }

    private Result send(Asked asked, Optional<Repeats.Once> once) {
        List<Finding> planned =
                asked.channels().stream().map(channel -> plan(asked, channel)).toList();
        List<Finding> sendable = planned.stream()
                .filter(found -> found.code() == SenderTestCode.WAITING)
                .toList();
        if (sendable.isEmpty()) {
            return new Result(planned, Optional.empty(), false);
        }
        List<Draft> drafts = sendable.stream()
                .map(found -> reader.exempt(
                        body(asked, found.channel()), asked.sender().brand(), asked.live()))
                .toList();
        Request.Stored stored = acceptor.accept(new Request(
                asked.sender().brand(), asked.live(), drafts, once, accepted -> Json.write(sent(planned, accepted))));
        return told(stored);
    }

    private Result told(Request.Stored stored) {
        Sent sent = Json.read(stored.answer(), Sent.class);
        return new Result(awaited(sent.findings()), Optional.of(sent.submission()), stored.replayed());
    }

    private Finding plan(Asked asked, Channel channel) {
        Map<String, String> params = new HashMap<>();
        params.put("channel", channel.name());
        params.put("mode", asked.live() ? "live" : "test");
        params.put("sender", Sender.ID.of(asked.sender().id()));
        Optional<String> from = asked.sender().address(channel);
        if (from.isEmpty()) {
            return new Finding(channel, SenderTestCode.NO_ADDRESS, params, Optional.empty());
        }
        params.put("from", from.get());
        Route route = router.route(channel, asked.live(), asked.sender().id(), asked.to(), Router.Bounds.NONE);
        SenderTestCode code = switch (route) {
            case Route.Via via -> {
                params.put("link", via.link().link().name());
                yield SenderTestCode.WAITING;
            }
            case Route.Elsewhere(Link link) -> {
                params.put("link", link.name());
                yield SenderTestCode.WAITING;
            }
            case Route.NoneUp none -> {
                params.put("links", none.links().stream().map(this::state).collect(Collectors.joining("; ")));
                yield SenderTestCode.LINK_DOWN;
            }
            case Route.Never _ -> SenderTestCode.NO_LINK;
        };
        return new Finding(channel, code, params, Optional.empty());
    }

    private String state(String link) {
        return link + " (" + links.find(link).map(OpenLink::state).orElse("-") + ")";
    }

    private static ObjectNode body(Asked asked, Channel channel) {
        String text = WORDS.say(
                "text", Map.of("channel", channel.name(), "name", asked.sender().name()), asked.language());
        ObjectNode body = Json.object()
                .put("to", asked.to().e164())
                .put("sender", Sender.ID.of(asked.sender().id()))
                .put("clientRef", CLIENT_REF);
        body.set("card", Notices.card(text, asked.language().tag()));
        body.putArray("chain").addObject().put("channel", channel.name().toLowerCase(Locale.ROOT));
        return body;
    }

    /** @param accepted for each that was to be sent, in order */
    private static Sent sent(List<Finding> planned, List<Accepted> accepted) {
        Iterator<Accepted> each = accepted.iterator();
        List<Finding> findings = planned.stream()
                .map(found -> found.code() == SenderTestCode.WAITING
                        ? found.about(each.next().messages().getFirst())
                        : found)
                .toList();
        return new Sent(accepted.getFirst().submission(), findings);
    }

    private List<Finding> awaited(List<Finding> sent) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Finding> now = looked(sent);
        while (now.stream().anyMatch(f -> f.code() == SenderTestCode.WAITING)
                && System.nanoTime() - end < 0
                && pause()) {
            now = looked(sent);
        }
        return now;
    }

    private List<Finding> looked(List<Finding> sent) {
        Map<Long, Life> lives = new HashMap<>();
        messages.find(sent.stream().flatMap(f -> f.message().stream()).toList())
                .forEach(subject -> lives.put(subject.message().id(), subject.life()));
        return sent.stream()
                .map(found -> found.message()
                        .flatMap(id -> Optional.ofNullable(lives.get(id)))
                        .map(life -> SenderTestCode.of(life, found))
                        .orElse(found))
                .toList();
    }

    private static boolean pause() {
        try {
            Thread.sleep(LOOK_EVERY);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
