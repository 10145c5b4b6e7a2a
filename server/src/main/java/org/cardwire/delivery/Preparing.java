package org.cardwire.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.delivery.Contents.Made;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLink;
import org.cardwire.platform.id.Ids;
import org.cardwire.platform.json.Json;
import org.cardwire.routing.KnownReach;
import org.cardwire.routing.Route;
import org.cardwire.routing.Router;

/** From "send this form" to bytes and a link, or to the reason why not: reach, then route, then content. Blocks. */
final class Preparing {
    /** What numbers can receive on a channel, an answer for each, by number key. */
    interface Reaches {
        /** @param untold those that are worth a question: of the others, the caller says it */
        Map<Long, KnownReach> find(Map<Long, Msisdn> numbers, Set<Long> untold, Channel channel, boolean live);
    }

    /** Where a message goes on a channel. */
    interface Routes {
        Route route(Channel channel, boolean live, long sender, Msisdn to, Router.Bounds bounds);
    }

    /** What comes of one message. */
    sealed interface Prepared {}

    /** @param units of the link's window: segments of an SMS, else 1 */
    record Ready(
            Case message,
            Action.Send send,
            Msisdn to,
            Route.Via via,
            KnownReach reach,
            Content content,
            int bytes,
            String losses)
            implements Prepared {
        OpenLink link() {
            return via.link();
        }

        int units() {
            return content instanceof SmsContent sms ? sms.segments().size() : 1;
        }
    }

    /** This form cannot be sent to this recipient at all. */
    record Impossible(Case message, int form, Reason reason, String detail) implements Prepared {}

    /** A better link than any here is open on another node. */
    record Elsewhere(Case message, Action.Send send, int link) implements Prepared {}

    /** No link is usable now. */
    record NoLink(Case message, Action.Send send) implements Prepared {}

    /** Its content is still being made, or could not be made this time. */
    record NotReady(Case message, Action.Send send) implements Prepared {}

    private final Reaches reaching;
    private final Routes router;
    private final Contents contents;

    Preparing(Reaches reaching, Routes router, Contents contents) {
        this.reaching = reaching;
        this.router = router;
        this.contents = contents;
    }

    /** @param from the link that these messages were left to this node for, if any */
    List<Prepared> prepare(Map<Case, Action.Send> sends, OptionalInt from) {
        Map<Case, Msisdn> numbers = new HashMap<>();
        sends.keySet().forEach(c -> numbers.put(c, contents.number(c.message())));
        List<Prepared> prepared = new ArrayList<>(sends.size());
        byChannel(sends).forEach((channel, cases) -> {
            Map<Long, KnownReach> reach = reach(channel, cases, numbers);
            cases.forEach(c -> prepared.add(prepare(
                    c,
                    value(sends, c),
                    value(numbers, c),
                    hinted(c, channel, value(reach, c.message().numberKey())),
                    from)));
        });
        return prepared;
    }

    private static Map<Channel, List<Case>> byChannel(Map<Case, Action.Send> sends) {
        Map<Channel, List<Case>> byChannel = new EnumMap<>(Channel.class);
        sends.forEach((c, send) -> byChannel
                .computeIfAbsent(c.life().chain().get(send.form()).channel(), _ -> new ArrayList<>())
                .add(c));
        return byChannel;
    }

    /** Nobody asks whether a number can get an SMS. */
    private Map<Long, KnownReach> reach(Channel channel, List<Case> cases, Map<Case, Msisdn> numbers) {
        Map<Long, KnownReach> all = new HashMap<>();
        for (boolean live : List.of(true, false)) {
            Map<Long, Msisdn> wanted = new HashMap<>();
            Set<Long> untold = new HashSet<>();
            cases.stream().filter(c -> c.frozen().live() == live).forEach(c -> {
                wanted.put(c.message().numberKey(), value(numbers, c));
                if (hint(c, channel).isEmpty()) {
                    untold.add(c.message().numberKey());
                }
            });
            if (channel == Channel.SMS) {
                wanted.keySet().forEach(key -> all.put(key, KnownReach.NOTHING));
            } else if (!wanted.isEmpty()) {
                all.putAll(reaching.find(wanted, untold, channel, live));
            }
        }
        return all;
    }

    private Optional<Boolean> hint(Case c, Channel channel) {
        return contents.addressing(c.frozen()).reach().flatMap(hint -> hint.of(channel));
    }

    /** A carrier's answer or a lesson is worth more than the caller's word, which speaks for this submission only. */
    private KnownReach hinted(Case c, Channel channel, KnownReach known) {
        return hint(c, channel)
                .filter(_ -> known.equals(KnownReach.NOTHING))
                .map(reachable ->
                        KnownReach.hinted(reachable, Ids.timeOf(c.message().id())))
                .orElse(known);
    }

    /** A repeat is of something that the carrier may have: that it could not be sent now does not end its form. */
    private Prepared prepare(Case c, Action.Send send, Msisdn to, KnownReach reach, OptionalInt from) {
        Prepared prepared = route(c, send, to, reach, from);
        return prepared instanceof Impossible && send.over().isPresent() ? new NoLink(c, send) : prepared;
    }

    private Prepared route(Case c, Action.Send send, Msisdn to, KnownReach reach, OptionalInt from) {
        Channel channel = c.life().chain().get(send.form()).channel();
        if (reach.state() == KnownReach.State.UNREACHABLE) {
            return new Impossible(c, send.form(), Reason.UNREACHABLE, Json.write(reach.told()));
        }
        long sender = contents.addressing(c.frozen()).sender();
        Router.Bounds bounds = new Router.Bounds(send.over(), from);
        return switch (router.route(channel, c.frozen().live(), sender, to, bounds)) {
            case Route.Never(String code) -> new Impossible(c, send.form(), Reason.NO_ROUTE, code);
            case Route.NoneUp _ -> new NoLink(c, send);
            case Route.Elsewhere(Link link) -> new Elsewhere(c, send, link.no());
            case Route.Via via -> derive(c, send, to, reach, channel, via);
        };
    }

    private Prepared derive(Case c, Action.Send send, Msisdn to, KnownReach reach, Channel channel, Route.Via via) {
        Optional<Set<String>> features = channel == Channel.RCS ? reach.features() : Optional.empty();
        return switch (contents.make(
                c.message(),
                c.frozen(),
                channel,
                send.level(),
                features,
                via.link().link())) {
            case Made.Ready(Content content, int bytes, String losses) ->
                new Ready(c, send, to, via, reach, content, bytes, losses);
            case Made.Unfit(String code, String detail) ->
                new Impossible(c, send.form(), Reason.UNFIT, code + " " + detail);
            case Made.NotReady() -> new NotReady(c, send);
        };
    }

    private static <K, V> V value(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("nothing is known of " + key);
        }
        return value;
    }
}
