package org.cardwire.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.json.Json;

/**
 * Links from a file, read at start: {@code {"links": [...]}} of objects as {@code POST /v1/links} takes them, with {@code
 * "mode": "test"} for the sandbox. What the file names is as the file says; what it no longer names is removed.
 */
public final class LinksFile {
    private static final Set<String> FIELDS =
            Set.of("name", "kind", "enabled", "settings", "prefixes", "priority", "mmsLimit", "price", "mode");

    private final LinkStore links;
    private final LinkReader reader;

    public LinksFile(LinkStore links, Kinds kinds) {
        this.links = links;
        this.reader = new LinkReader(kinds);
    }

    /** Throws {@link StartupProblem} with everything that is wrong; then nothing was changed. */
    public void load(Path file) {
        List<String> problems = new ArrayList<>();
        List<LinkDraft> drafts = new ArrayList<>();
        JsonNode items = read(file).path("links");
        for (int i = 0; i < items.size(); i++) {
            draft(items.get(i), "/links/" + i, problems).ifPresent(drafts::add);
        }
        if (!items.isArray()) {
            problems.add("/links: expected a list");
        }
        if (!problems.isEmpty()) {
            throw wrong(file, String.join("; ", problems));
        }
        Set<String> named = drafts.stream().map(LinkDraft::name).collect(Collectors.toSet());
        links.fromFile().stream().filter(name -> !named.contains(name)).forEach(links::remove);
        drafts.forEach(d -> {
            links.save(d.name(), d.kind(), d.enabled(), d.live(), d.traits(), d.settings());
            links.markFromFile(d.name());
        });
    }

    private Optional<LinkDraft> draft(JsonNode item, String at, List<String> problems) {
        int before = problems.size();
        item.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                problems.add(at + "/" + name + ": unknown; known are "
                        + FIELDS.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
        if (!item.path("name").asText().matches("[a-z0-9][a-z0-9-]{0,39}")) {
            problems.add(at + "/name: expected up to 40 of a-z, 0-9 and -");
        }
        if (!item.path("settings").isObject()) {
            problems.add(at + "/settings: expected an object");
        }
        if (problems.size() > before) {
            return Optional.empty();
        }
        try {
            boolean live = !item.path("mode").asText("live").equals("test");
            return Optional.of(reader.read(item, live, Optional.empty()));
        } catch (HttpProblem e) {
            for (FieldProblem problem : e.errors()) {
                problems.add(at + problem.pointer() + ": " + problem.detail().en());
            }
            return Optional.empty();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return Json.tree(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong(file, String.valueOf(e.getMessage()));
        }
    }

    private static StartupProblem wrong(Path file, String what) {
        return new StartupProblem(
                "The links file " + file + " cannot be used: " + what + ".",
                "Correct it; GET /v1/link-kinds lists every setting.");
    }
}
