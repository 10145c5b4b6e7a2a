package org.cardwire.tracking.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.message.Attempt;

/** Tells people from programs that open links: previews of chats, scanners of mail and networks, crawlers. */
public final class Bots {
    /** Nobody reads and taps that fast. */
    private static final Duration TOO_SOON = Duration.ofSeconds(1);

    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    /** Kinds by what their agent names contain, in lower case. */
    private final Map<String, String> agents;

    /** Where the headers of a request are found. */
    interface Headers {
        Optional<String> header(String name);
    }

    private Bots(Map<String, String> agents) {
        this.agents = agents;
    }

    /** Those that ship with the server. */
    public static Bots standard() {
        Map<String, String> agents = new LinkedHashMap<>();
        try (InputStream in = Bots.class.getResourceAsStream("/tracking/agents.txt")) {
            if (in == null) {
                throw new IllegalStateException("the list of agents is missing from the server's jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(pair -> agents.put(pair[1].strip().toLowerCase(Locale.ROOT), pair[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bots(agents);
    }

    /** Why the opening is taken for a program's; empty for a person's. */
    Optional<String> reason(String method, Headers request, List<Attempt> attempts, Instant now) {
        if (method.equals("HEAD")) {
            return Optional.of("head");
        }
        if (PURPOSES.stream()
                .anyMatch(name -> request.header(name).filter(Bots::ahead).isPresent())) {
            return Optional.of("prefetch");
        }
        String agent = request.header("User-Agent").orElse("").strip().toLowerCase(Locale.ROOT);
        if (agent.isEmpty()) {
            return Optional.of("no_agent");
        }
        return agents.entrySet().stream()
                .filter(known -> agent.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> tooSoon(attempts, now) ? Optional.of("too_soon") : Optional.empty());
    }

    private static boolean ahead(String purpose) {
        String word = purpose.toLowerCase(Locale.ROOT);
        return word.contains("prefetch") || word.contains("prerender") || word.contains("preview");
    }

    private static boolean tooSoon(List<Attempt> attempts, Instant now) {
        return attempts.isEmpty() || attempts.getFirst().at().plus(TOO_SOON).isAfter(now);
    }
}
