package org.cardwire.platform.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.platform.StartupProblem;

/**
 * Reads settings from environment variables. Every read names the variable, its default and its meaning, which makes the
 * reference that {@link #reference()} prints. Everything wrong is gathered and thrown together by {@link #verify()}.
 */
public final class Variables {
    private static final String PREFIX = "CARDWIRE_";
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(MB|GB|TB)");

    private final Map<String, String> environment;
    private final Map<String, String> reference = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    /** Read by the launcher, by the logging and by the media pipeline, not here. */
    private final Set<String> elsewhere = new TreeSet<>(Set.of(
            "CARDWIRE_FFMPEG",
            "CARDWIRE_JAVA_HOME",
            "CARDWIRE_JAVA_OPTS",
            "CARDWIRE_LOG_FORMAT",
            "CARDWIRE_LOG_LEVEL"));

    public Variables(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public String text(String name, String fallback, String meaning) {
        reference.put(name, (fallback.isEmpty() ? "(empty)" : fallback) + "\n    " + meaning);
        return environment.getOrDefault(name, fallback).strip();
    }

    public Optional<String> optional(String name, String meaning) {
        return Optional.of(text(name, "", meaning)).filter(value -> !value.isEmpty());
    }

    public int integer(String name, int fallback, int min, int max, String meaning) {
        return read(
                name,
                Integer.toString(fallback),
                meaning,
                "a whole number from " + min + " to " + max,
                fallback,
                text -> {
                    int value = Integer.parseInt(text);
                    if (value < min || value > max) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                });
    }

    public boolean flag(String name, boolean fallback, String meaning) {
        return read(name, Boolean.toString(fallback), meaning, "true or false", fallback, text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** @param fallback such as {@code 500ms}, {@code 10s}, {@code 5m}, {@code 1h}, {@code 2d} */
    public Duration duration(String name, String fallback, String meaning) {
        return read(
                name,
                fallback,
                meaning,
                "a duration such as 500ms, 10s, 5m, 1h or 2d",
                parse(fallback),
                Variables::parse);
    }

    /** In bytes. @param fallback such as {@code 500MB}, {@code 10GB} or {@code 2TB}, in powers of a thousand */
    public long size(String name, String fallback, String meaning) {
        return read(name, fallback, meaning, "a size such as 500MB, 10GB or 2TB", bytes(fallback), Variables::bytes);
    }

    public Path path(String name, Path fallback, String meaning) {
        return read(
                name,
                fallback.toString(),
                meaning,
                "a path",
                fallback,
                text -> Path.of(text).toAbsolutePath());
    }

    public Optional<Path> optionalPath(String name, String meaning) {
        return optional(name, meaning).map(text -> Path.of(text).toAbsolutePath());
    }

    public Optional<URI> url(String name, String meaning) {
        Optional<String> text = optional(name, meaning);
        try {
            Optional<URI> uri = text.map(value -> URI.create(value.replaceFirst("/+$", "")));
            if (uri.isPresent()
                    && (uri.get().getHost() == null
                            || !Set.of("http", "https").contains(uri.get().getScheme()))) {
                throw new IllegalArgumentException();
            }
            return uri;
        } catch (IllegalArgumentException e) {
            problems.add(name + " should be an address such as https://cards.example, not \"" + text.orElse("") + "\"");
            return Optional.empty();
        }
    }

    public void problem(String sentence) {
        problems.add(sentence);
    }

    /** Throws {@link StartupProblem} with everything that was found, misspelt names included. */
    public void verify() {
        List<String> all = new ArrayList<>(problems);
        environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !reference.containsKey(name) && !elsewhere.contains(name))
                .sorted()
                .forEach(name -> all.add(name + " is not a setting"));
        if (!all.isEmpty()) {
            throw new StartupProblem(
                    "The settings have mistakes: " + String.join("; ", all) + ".",
                    "Correct them; \"cardwire serve --help-config\" lists all.");
        }
    }

    /** Each variable with its default and meaning. */
    public String reference() {
        StringBuilder out = new StringBuilder();
        reference.forEach(
                (name, rest) -> out.append(name).append(" = ").append(rest).append("\n"));
        return out.toString();
    }

    private <T> T read(
            String name, String fallback, String meaning, String expected, T whenBad, Function<String, T> parse) {
        String text = text(name, fallback, meaning);
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(name + " should be " + expected + ", not \"" + text + "\"");
            return whenBad;
        }
    }

    private static long bytes(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "MB" -> amount * 1_000_000;
            case "GB" -> amount * 1_000_000_000;
            default -> amount * 1_000_000_000_000L;
        };
    }

    private static Duration parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
