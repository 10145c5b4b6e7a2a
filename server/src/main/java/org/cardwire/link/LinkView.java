package org.cardwire.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;

/** The contract's {@code Link}: secrets as stars, the state as this node sees it. */
final class LinkView {
    static final PublicId ID = new PublicId("lnk");

    private final OpenLinks open;
    private final Kinds kinds;

    LinkView(OpenLinks open, Kinds kinds) {
        this.open = open;
        this.kinds = kinds;
    }

    ObjectNode of(Link link, boolean fromFile) {
        ObjectNode json = Json.object()
                .put("id", ID.of(link.no()))
                .put("name", link.name())
                .put("kind", link.kind())
                .put("channel", lower(link.channel()))
                .put("enabled", link.enabled())
                .put("mode", link.live() ? "live" : "test")
                .put("fromFile", fromFile)
                .put("priority", link.traits().priority());
        ObjectNode settings = json.putObject("settings");
        settings(link).forEach(settings::put);
        var prefixes = json.putArray("prefixes");
        link.traits().prefixes().forEach(prefixes::add);
        if (link.channel() == Channel.MMS) {
            json.put("mmsLimit", link.traits().messageBytes());
        }
        link.traits()
                .price()
                .ifPresent(price ->
                        json.putObject("price").put("amount", price.decimal()).put("currency", price.currency()));
        json.set("state", state(link));
        return json;
    }

    private TreeMap<String, String> settings(Link link) {
        Set<String> secrets = kinds.of(link.kind()).settings().stream()
                .filter(Setting::secret)
                .map(Setting::name)
                .collect(Collectors.toSet());
        TreeMap<String, String> shown = new TreeMap<>(CommonSettings.values(link));
        link.settings().forEach((name, value) -> shown.put(name, secrets.contains(name) ? LinkReader.STARS : value));
        return shown;
    }

    private ObjectNode state(Link link) {
        ObjectNode json = Json.object();
        Optional<OpenLink> here = open.find(link.no());
        if (!link.enabled()) {
            return json.put("state", "disabled");
        }
        if (here.isEmpty()) {
            return json.put("state", "down").put("reason", "not open on this node");
        }
        OpenLink found = here.get();
        json.put("state", found.usable() ? "up" : found.up() ? "degraded" : "down")
                .put("since", found.since().toString())
                .put("reason", found.state())
                .put("window", found.adapter().capabilities().window())
                .put("inFlight", found.permits().used());
        found.pulse()
                .lately()
                .ifPresent(lately -> json.put("successShare", lately.successShare())
                        .put("latencyMilliseconds", lately.latency().toMillis()));
        if (link.traits().perSecond() > 0) {
            json.put("perSecond", link.traits().perSecond());
        }
        return json;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
