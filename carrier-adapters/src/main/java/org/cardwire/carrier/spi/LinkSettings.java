package org.cardwire.carrier.spi;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of one link as text, read against the {@link Setting}s that its kind knows. Problems are gathered while
 * reading and thrown together by {@link #verify()}.
 */
public final class LinkSettings {
    private final Map<String, String> values;
    private final Map<String, Setting> known;
    private final List<String> problems = new ArrayList<>();

    public LinkSettings(Map<String, String> values, List<Setting> known) {
        this.values = Map.copyOf(values);
        this.known = known.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
        values.keySet().stream()
                .filter(name -> !this.known.containsKey(name))
                .sorted()
                .forEach(name -> problems.add(name + ": unknown setting; known are "
                        + this.known.keySet().stream().sorted().collect(Collectors.joining(", "))));
    }

    public String text(String name) {
        Setting setting = known.get(name);
        if (setting == null) {
            throw new IllegalStateException("the adapter reads a setting that it does not declare: " + name);
        }
        String value = values.getOrDefault(name, setting.fallback());
        if (setting.required() && value.isBlank()) {
            problems.add(name + ": required; " + setting.meaning());
        }
        return value;
    }

    public int integer(String name, int min, int max) {
        return read(name, "a whole number from " + min + " to " + max, min, text -> {
            int value = Integer.parseInt(text);
            if (value < min || value > max) {
                throw new NumberFormatException();
            }
            return value;
        });
    }

    public boolean flag(String name) {
        return read(name, "true or false", false, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** A number and a unit, such as {@code 500ms}, {@code 30s}, {@code 10m}, {@code 1h}, {@code 2d}, or ISO 8601 ({@code PT30S}). */
    public Duration duration(String name) {
        return read(name, "a duration such as 500ms, 30s, 10m, 1h or 2d", Duration.ZERO, LinkSettings::parseDuration);
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        E[] all = type.getEnumConstants();
        String names = Arrays.stream(all).map(e -> wireName(e)).collect(Collectors.joining(", "));
        return read(
                name,
                "one of " + names,
                all[0],
                text -> Arrays.stream(all)
                        .filter(e -> wireName(e).equals(text.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** Adds a problem that only the adapter can see, such as two settings that exclude each other. */
    public void problem(String text) {
        problems.add(text);
    }

    /** Throws {@link SettingsException} with everything that was found so far, or does nothing. */
    public void verify() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private <T> T read(String name, String expected, T whenBad, Function<String, T> parse) {
        String text = text(name).strip();
        if (text.isEmpty()) {
            return whenBad;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problems.add(name + ": expected " + expected + ", not \"" + text + "\"");
            return whenBad;
        }
    }

    private static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Duration parseDuration(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long amount = Long.parseLong(text.substring(0, digits));
        return switch (text.substring(digits)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalArgumentException();
        };
    }
}
