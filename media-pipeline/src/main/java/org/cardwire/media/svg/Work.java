package org.cardwire.media.svg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cardwire.media.svg.Node.Element;
import org.jspecify.annotations.Nullable;

/**
 * What drawing will cost, counted before: an element's work is its own, that of what is in it, and that of what it refers to,
 * each time anew. So ten lines of {@code <use>} of each other, a billion shapes, are seen for what they are.
 */
final class Work {
    /** A step of a filter goes over every pixel. */
    private static final int FILTER_STEP = 1_000;
    /** Characters of a path that cost as much as an element. */
    private static final int PATH_PIECE = 500;
    /** References that lead to references; deeper ones only grow the stack. */
    private static final int CHAIN = 200;
    /** Filters of at most so many times the edge of what they are put on; patterns of at least this part of the drawing. */
    private static final double FILTER_REACH = 20;

    private static final double LEAST_TILE = 1 / 1_000.0;
    private static final int MOST_MATRIX = 9;
    private static final int MOST_OCTAVES = 8;

    private final SvgCaps caps;
    private final Frame frame;
    private final Map<String, Element> byId = new HashMap<>();
    /** What rules refer to, by the name that an element must have for them. */
    private final Map<String, Set<Element>> byName = new HashMap<>();

    private final Set<Element> anywhere = identities();
    private final Map<Element, Long> known = new IdentityHashMap<>();

    private Work(SvgCaps caps, Frame frame) {
        this.caps = caps;
        this.frame = frame;
    }

    private static Set<Element> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Throws when it is more than the cap. */
    static void check(Element root, Frame frame, List<Css.Rule> rules, SvgCaps caps) throws SvgRefused {
        var work = new Work(caps, frame);
        work.index(root);
        rules.forEach(work::index);
        work.of(root, 0);
    }

    private void index(Element element) throws SvgRefused {
        String id = element.get("id");
        if (id != null) {
            byId.putIfAbsent(id, element);
        }
        bounds(element);
        for (Node node : element.content()) {
            if (node instanceof Element inner) {
                index(inner);
            }
        }
    }

    private void index(Css.Rule rule) {
        List<Element> targets =
                rule.ids().stream().map(byId::get).filter(Objects::nonNull).toList();
        if (targets.isEmpty()) {
            return;
        }
        if (rule.at().isEmpty()) {
            anywhere.addAll(targets);
        }
        rule.at()
                .forEach(name -> byName.computeIfAbsent(name, _ -> identities()).addAll(targets));
    }

    private long of(Element element, int chain) throws SvgRefused {
        Long before = known.get(element);
        if (before != null) {
            return before;
        }
        if (chain > CHAIN) {
            throw SvgRefused.tooComplex("references", CHAIN);
        }
        known.put(element, (long) caps.work()); // met again before it is known, it refers to itself
        long sum = own(element);
        for (Node node : element.content()) {
            if (node instanceof Element inner) {
                sum = within(sum + of(inner, chain + 1));
            }
        }
        for (Element target : referredTo(element)) {
            sum = within(sum + of(target, chain + 1));
        }
        known.put(element, sum);
        return sum;
    }

    private long within(long sum) throws SvgRefused {
        if (sum > caps.work()) {
            throw SvgRefused.tooComplex("work", caps.work());
        }
        return sum;
    }

    private static long own(Element element) {
        int path = length(element.get("d")) + length(element.get("points"));
        return (Vocabulary.filterStep(element.name()) ? FILTER_STEP : 1) + path / PATH_PIECE;
    }

    private static int length(@Nullable String value) {
        return value == null ? 0 : value.length();
    }

    /** By rules rather too often than too rarely: of a selector's words one is enough. */
    private List<Element> referredTo(Element element) throws SvgRefused {
        List<String> ids = new ArrayList<>();
        String href = element.get("href");
        if (href != null && href.startsWith("#")) {
            ids.add(href.substring(1));
        }
        for (String value : element.attributes().values()) {
            ids.addAll(value.contains("(") ? Css.references(value) : Set.of());
        }
        List<Element> all = new ArrayList<>(anywhere);
        names(element).forEach(name -> all.addAll(byName.getOrDefault(name, Set.of())));
        ids.stream().map(byId::get).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    private static Set<String> names(Element element) {
        Set<String> names = new HashSet<>(
                List.of(element.attributes().getOrDefault("class", "").split("\\s+")));
        names.add(element.attributes().getOrDefault("id", ""));
        names.add(element.name());
        return names;
    }

    private void bounds(Element element) throws SvgRefused {
        switch (element.name()) {
            case "filter" -> {
                boolean units = "userSpaceOnUse".equals(element.get("filterUnits"));
                double edge = units ? Math.max(frame.width(), frame.height()) : 1;
                for (String side : List.of("x", "y", "width", "height")) {
                    atMost("filter", number(element, side), FILTER_REACH * edge);
                }
            }
            case "feGaussianBlur", "feMorphology", "feOffset", "feDisplacementMap" -> {
                double edge = Math.max(frame.width(), frame.height());
                for (String name : List.of("stdDeviation", "radius", "dx", "dy", "scale")) {
                    atMost("filter", number(element, name), edge);
                }
            }
            case "feConvolveMatrix" -> atMost("filter", number(element, "order"), MOST_MATRIX);
            case "feTurbulence" -> atMost("filter", number(element, "numOctaves"), MOST_OCTAVES);
            case "pattern" -> {
                boolean units = "userSpaceOnUse".equals(element.get("patternUnits"));
                double least = LEAST_TILE * (units ? Math.max(frame.width(), frame.height()) : 1);
                if (number(element, "width").orElse(1.0) < least
                        || number(element, "height").orElse(1.0) < least) {
                    throw SvgRefused.tooComplex("pattern", (long) (1 / LEAST_TILE));
                }
            }
            default -> {}
        }
    }

    private static void atMost(String what, Optional<Double> number, double most) throws SvgRefused {
        if (number.isPresent() && Math.abs(number.get()) > most) {
            throw SvgRefused.tooComplex(what, Math.round(most));
        }
    }

    /** The first of two; a percentage as a part. */
    private static Optional<Double> number(Element element, String name) {
        String value = element.attributes().getOrDefault(name, "").strip().split("[\\s,]+")[0];
        return value.endsWith("%")
                ? Frame.length(value.substring(0, value.length() - 1)).map(percent -> percent / 100)
                : Frame.length(value);
    }
}
