package org.cardwire.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.carrier.spi.SettingsException;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;

/** Reads the contract's {@code LinkInput} into a draft, or tells everything that is wrong with it. */
final class LinkReader {
    /** Stands for a secret that is set: given back, it leaves the secret as it is. */
    static final String STARS = "********";

    private static final int PRIORITY = 10;
    private static final int MMS_BYTES = 300_000;

    private final Kinds kinds;

    LinkReader(Kinds kinds) {
        this.kinds = kinds;
    }

    /**
     * Throws {@link HttpProblem} 422.
     *
     * @param body valid by the contract's schema
     * @param before what the link was, whose secrets stay where none are given, as long as they go to the same place: who
     *     may change a link, but does not know its password, does not get it sent to a machine of their own
     */
    LinkDraft read(JsonNode body, boolean live, Optional<Link> before) {
        String name = body.path("name").asText();
        if (before.filter(link -> !link.name().equals(name)).isPresent()) {
            throw HttpProblem.invalid(
                    "/name",
                    "fixed",
                    "A link keeps its name; make a new link and remove this one",
                    "通道名称不可更改；请新建通道并删除此通道");
        }
        CarrierAdapterProvider provider = provider(body.path("kind").asText());
        Map<String, String> given = texts(body.path("settings"));
        List<FieldProblem> problems = new ArrayList<>();
        keepSecrets(given, provider, before, problems);
        Map<String, String> common = takeCommon(given, provider);
        gather(problems, () -> provider.check(new LinkSettings(given, provider.settings())));
        Optional<Price> price = price(body.path("price"), problems);
        Link.Traits[] traits = new Link.Traits[1];
        gather(problems, () -> {
            LinkSettings settings = new LinkSettings(common, CommonSettings.of(provider.channel()));
            traits[0] = CommonSettings.read(
                    settings,
                    provider.channel(),
                    prefixes(body),
                    body.path("priority").asInt(PRIORITY),
                    body.path("mmsLimit").asInt(MMS_BYTES),
                    price);
            settings.verify();
        });
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
        return new LinkDraft(name, provider.kind(), body.path("enabled").asBoolean(true), live, traits[0], given);
    }

    private CarrierAdapterProvider provider(String kind) {
        try {
            return kinds.of(kind);
        } catch (IllegalArgumentException e) {
            String known = String.join(", ", kinds.names());
            throw HttpProblem.invalid("/kind", "unknown-kind", "Known are: " + known, "已知类型：" + known);
        }
    }

    private static void keepSecrets(
            Map<String, String> given,
            CarrierAdapterProvider provider,
            Optional<Link> before,
            List<FieldProblem> problems) {
        boolean same = before.filter(link -> link.kind().equals(provider.kind())
                        && destination(provider, link.settings()).equals(destination(provider, given)))
                .isPresent();
        for (Setting setting : provider.settings()) {
            if (setting.secret() && given.getOrDefault(setting.name(), STARS).equals(STARS)) {
                given.remove(setting.name());
                before.map(link -> link.settings().get(setting.name())).ifPresent(secret -> {
                    given.put(setting.name(), secret);
                    if (!same) {
                        problems.add(giveAgain(setting.name()));
                    }
                });
            }
        }
    }

    private static List<String> destination(CarrierAdapterProvider provider, Map<String, String> settings) {
        Map<String, String> fallbacks =
                provider.settings().stream().collect(Collectors.toMap(Setting::name, Setting::fallback));
        return provider.leadsTo().stream()
                .map(name -> settings.getOrDefault(name, fallbacks.getOrDefault(name, ""))
                        .strip())
                .toList();
    }

    private static FieldProblem giveAgain(String secret) {
        return new FieldProblem(
                "/settings/" + secret,
                "give-again",
                "The link leads elsewhere now: give this secret again",
                "通道的去向已更改：请重新填写此密钥");
    }

    private static Map<String, String> takeCommon(Map<String, String> given, CarrierAdapterProvider provider) {
        Set<String> names = CommonSettings.of(provider.channel()).stream()
                .map(Setting::name)
                .collect(Collectors.toSet());
        Map<String, String> common = new HashMap<>(given);
        common.keySet().retainAll(names);
        given.keySet().removeAll(names);
        return common;
    }

    /** An adapter writes {@code name: what is wrong}. */
    private static void gather(List<FieldProblem> problems, Runnable check) {
        try {
            check.run();
        } catch (SettingsException e) {
            for (String problem : e.problems()) {
                int colon = problem.indexOf(':');
                String pointer = colon > 0 ? "/settings/" + problem.substring(0, colon) : "/settings";
                problems.add(new FieldProblem(pointer, "bad-setting", problem, "设置有误：" + problem));
            }
        }
    }

    private static Optional<Price> price(JsonNode price, List<FieldProblem> problems) {
        if (price.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Price.of(
                    price.path("amount").asText(), price.path("currency").asText()));
        } catch (ArithmeticException | NumberFormatException e) {
            problems.add(new FieldProblem(
                    "/price/amount",
                    "bad-price",
                    "A decimal with at most 6 places, such as 0.045",
                    "应为至多 6 位小数，例如 0.045"));
            return Optional.empty();
        }
    }

    private static List<String> prefixes(JsonNode body) {
        List<String> prefixes = new ArrayList<>();
        body.path("prefixes").forEach(prefix -> prefixes.add(prefix.asText()));
        return prefixes;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }
}
